import { LitElement, css, html } from "../vendor/lit.js";
import { formatList, formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { presenceText } from "./words.js";
import "../staff/yq-dialog.js";

const rank = { available: 0, away: 1, offline: 2 };

/** Chooses the colleague who takes a conversation over. Says `yq-passed` with `{agentId, note}`. */
export class YqPass extends LitElement {
  static properties = { colleagues: {}, language: {} };

  static styles = [
    shared,
    css`
      fieldset {
        margin: 0 0 16px;
        padding: 0;
        border: 0;
        max-block-size: 40vh;
        overflow-y: auto;
      }
      legend {
        padding: 0 0 8px;
        color: var(--ink-soft);
      }
      .colleague {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0 10px;
        align-items: baseline;
        padding: 8px;
        border-radius: 8px;
        cursor: pointer;
      }
      .colleague:hover {
        background: var(--surface);
      }
      .colleague:has(:checked) {
        background: var(--accent-soft);
      }
      .colleague:has(:disabled) {
        cursor: default;
        color: var(--ink-soft);
      }
      .colleague input {
        accent-color: var(--accent);
      }
      .name {
        font-weight: 600;
      }
      .speaks {
        grid-column: 2 / -1;
      }
      .status.available {
        color: var(--good);
        font-weight: 500;
      }
      .choices {
        display: flex;
        justify-content: flex-end;
        gap: 8px;
        margin-block-start: 16px;
      }
      label.note {
        display: block;
        margin-block-end: 4px;
      }
    `,
  ];

  get #dialog() {
    return this.renderRoot.querySelector("yq-dialog");
  }

  #submit(event) {
    event.preventDefault();
    const { elements } = event.target;
    const detail = { agentId: elements.colleague.value, note: elements.note.value.trim() };
    this.#dialog.dismiss();
    tell(this, "yq-passed", detail);
  }

  #speaks(colleague) {
    return colleague.languages.includes(this.language);
  }

  #colleague(colleague, index) {
    const { id, name, languages, status, conversations } = colleague;
    return html`<label class="colleague">
      <input type="radio" name="colleague" value=${id} required ?disabled=${status === "offline"} ?data-focus=${index === 0} />
      <span class="name"><bdi>${name}</bdi></span>
      <span class="status small ${status}">${presenceText(status)}</span>
      <span class="speaks small">
        ${formatList(languages.map((code) => languageName(code)))} · ${msg("Conversations: {number}", { number: formatNumber(conversations) })}
      </span>
    </label>`;
  }

  render() {
    const colleagues = [...this.colleagues].sort(
      (a, b) => rank[a.status] - rank[b.status] || Number(this.#speaks(b)) - Number(this.#speaks(a)) || a.name.localeCompare(b.name),
    );
    return html`<yq-dialog heading=${msg("Pass to a colleague")}>
      ${colleagues.some(({ status }) => status !== "offline")
        ? html`<form @submit=${this.#submit}>
            <fieldset>
              <legend>${msg("The resident writes in {language}.", { language: languageName(this.language) })}</legend>
              ${colleagues.map((colleague, index) => this.#colleague(colleague, index))}
            </fieldset>
            <label class="note" for="note">${msg("Note for your colleague")}</label>
            <textarea class="field" id="note" name="note" rows="2" dir="auto" maxlength="4000"></textarea>
            <div class="choices">
              <button type="button" class="button" @click=${() => this.#dialog.dismiss()}>${msg("Cancel")}</button>
              <button class="button primary">${msg("Pass")}</button>
            </div>
          </form>`
        : html`<p class="soft">${msg("No colleague is signed in at the moment. You can hand the conversation back to the assistant.")}</p>`}
    </yq-dialog>`;
  }
}

customElements.define("yq-pass", YqPass);
