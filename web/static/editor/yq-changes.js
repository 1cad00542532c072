import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { changesStyles, hasChanges, marked } from "./changes.js";

/** What a draft changes in the published text: for whoever reads it before it goes out. */
export class YqChanges extends LitElement {
  static properties = { changes: {}, before: {}, after: {}, language: {} };

  static styles = [
    shared,
    changesStyles,
    css`
      :host {
        display: block;
        margin-block: 16px;
        padding: 12px 16px;
        border-radius: var(--radius);
        background: var(--surface);
      }
      .label {
        margin-block: 8px 2px;
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
    `,
  ];

  #lines(name) {
    const [before, after] = [this.before[name] ?? [], this.after[name] ?? []];
    const gone = before.filter((line) => !after.includes(line));
    const fresh = after.filter((line) => !before.includes(line));
    return [...gone.map((line) => html`<li><del>${line}</del></li>`), ...fresh.map((line) => html`<li><ins>${line}</ins></li>`)];
  }

  render() {
    const texts = [
      ["question", msg("Question")],
      ["answer", msg("Answer")],
      ["details", msg("Details")],
    ].filter(([name]) => this.changes?.[name]?.some(([op]) => op !== "same"));
    const lists = [
      ["phrasings", msg("Phrasings")],
      ["trials", msg("Trial questions")],
    ].map(([name, label]) => [label, this.#lines(name)]);
    if (!hasChanges(this.changes ?? null) && lists.every(([, lines]) => !lines.length)) return nothing;
    return html`<h3>${msg("What changes")}</h3>
      ${texts.map(
        ([name, label]) =>
          html`<p class="label">${label}</p>
            <p class="lines" lang=${this.language} dir="auto">${marked(this.changes[name])}</p>`,
      )}
      ${lists.map(([label, lines]) =>
        lines.length
          ? html`<p class="label">${label}</p>
              <ul lang=${this.language} dir="auto">
                ${lines}
              </ul>`
          : nothing,
      )}`;
  }
}

customElements.define("yq-changes", YqChanges);
