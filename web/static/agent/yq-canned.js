import { LitElement, css, html } from "../vendor/lit.js";
import { msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

/** The saved replies, in the resident's language and the agent's. Says `yq-insert` with the words. */
export class YqCanned extends LitElement {
  static properties = { language: {}, server: {}, mayInsert: { type: Boolean }, canned: { state: true }, failed: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        padding-block-start: 12px;
      }
      li button {
        display: block;
        inline-size: 100%;
        margin-block-end: 8px;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      li button:hover:not(:disabled) {
        border-color: var(--accent);
      }
      li button:disabled {
        cursor: default;
      }
      b {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.canned = [];
    this.failed = false;
  }

  willUpdate(changed) {
    if (changed.has("language")) this.#load();
  }

  async #load() {
    try {
      this.canned = await this.server.canned(this.language);
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  #says() {
    if (this.failed) return msg("The saved replies could not be loaded. Check the connection and try again.");
    return this.canned.length ? msg("In a reply, type / to choose one.") : msg("There are no saved replies in this language yet.");
  }

  render() {
    return html`<p class="soft small">${this.#says()}</p>
      <ul>
        ${this.canned.map(
          ({ title, texts }) => html`<li>
            <button ?disabled=${!this.mayInsert} @click=${() => tell(this, "yq-insert", texts[this.language])}>
              <b>${title}</b>
              ${Object.entries(texts).map(
                ([code, words]) =>
                  html`<span class="lines small ${code === this.language ? "" : "soft"}" lang=${code} dir="auto"><br />${words}</span>`,
              )}
            </button>
          </li>`,
        )}
      </ul>`;
  }
}

customElements.define("yq-canned", YqCanned);
