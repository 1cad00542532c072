import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { changesStyles, hasChanges, marked } from "./changes.js";

/** What is written from: the source text, with what changed in it since the translation was last right. */
export class YqSource extends LitElement {
  static properties = { topic: {}, part: {} };

  static styles = [
    shared,
    changesStyles,
    css`
      :host {
        display: block;
      }
      .label {
        margin-block: 16px 4px;
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      .words {
        padding: 10px 12px;
        border-radius: 8px;
        background: var(--surface);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .note {
        padding: 8px 12px;
        border-inline-start: 4px solid var(--attention);
        background: var(--attention-soft);
      }
      h3 {
        margin-block-end: 8px;
      }
    `,
  ];

  render() {
    const { source, texts } = this.topic;
    const own = this.part === source;
    const shown = own ? texts[source].published : (texts[source].published ?? texts[source].open);
    const { behind, published } = texts[this.part];
    if (!shown) return html`<p class="empty">${msg("Nothing is published in this language yet.")}</p>`;
    const title = own ? msg("Published now") : languageName(source);
    const fields = [
      ["question", msg("Question")],
      ["answer", msg("Answer")],
      ["details", msg("Details")],
    ];
    return html`<h3>${title}</h3>
      ${behind && published
        ? html`<p class="note">
            ${hasChanges(behind)
              ? msg("Marked: what changed since this translation was last right.")
              : msg("The source was published anew since this translation was last right.")}
          </p>`
        : nothing}
      ${fields.map(
        ([name, label]) =>
          html`<p class="label">${label}</p>
            <div class="words" lang=${source} dir="auto">${behind?.[name] ? marked(behind[name]) : shown.body[name]}</div>`,
      )}
      ${own ? nothing : this.#phrasings(shown.body.phrasings, source)}`;
  }

  #phrasings(phrasings, source) {
    return html`<p class="label">${msg("How people ask there")}</p>
      <div class="words" lang=${source} dir="auto">${phrasings.join("\n")}</div>`;
  }
}

customElements.define("yq-source", YqSource);
