import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { Localized, msg } from "../shared/i18n.js";
import { base, buttons, dialogs } from "./styles.js";

/** One emergency service: the number to call, what to say, and words in Chinese to show to somebody near. */
export class EmergencyCard extends LitElement {
  static properties = {
    card: { attribute: false },
    large: { state: true },
  };

  static styles = [
    base,
    buttons,
    dialogs,
    css`
      article {
        display: grid;
        gap: 12px;
        padding: 16px;
        border: 1px solid transparent;
        border-radius: var(--radius-large);
        background: var(--danger-soft);
      }
      h3 {
        font-size: 1.0625rem;
      }
      .call {
        justify-self: stretch;
        min-block-size: 56px;
        font-size: 1.25rem;
      }
      .say {
        display: grid;
        gap: 4px;
      }
      .say li {
        display: grid;
        grid-template-columns: 16px 1fr;
        overflow-wrap: anywhere;
      }
      .say li::before {
        content: "•";
        color: var(--danger-ink);
      }
      .label {
        margin-block-end: 4px;
        font-weight: 600;
      }
      .chinese {
        display: grid;
        gap: 4px;
        inline-size: 100%;
        padding: 12px 16px;
        border: 1px solid transparent;
        border-radius: var(--radius);
        background: var(--ground);
        text-align: start;
        cursor: pointer;
      }
      .chinese:hover {
        border-color: var(--line-strong);
      }
      .hint {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        color: var(--ink-soft);
        font-size: 0.9375rem;
      }
      .text {
        font-size: 1.25rem;
        font-weight: 600;
        line-height: 1.5;
        text-align: start;
      }
      dialog {
        inline-size: 100vw;
        max-block-size: none;
        block-size: var(--visible-height, 100dvh);
        border-radius: 0;
      }
      .sheet {
        display: grid;
        grid-template-rows: auto 1fr;
        min-block-size: 100%;
      }
      .huge {
        align-self: center;
        justify-self: center;
        padding: 16px 20px 64px;
        max-inline-size: 20em;
        font-size: clamp(2.5rem, 12vmin, 5rem);
        font-weight: 700;
        line-height: 1.5;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.card = null;
    this.large = false;
  }

  render() {
    if (!this.card) return nothing;
    const { number, title, say, chinese, chinese_hint: hint } = this.card;
    const call = msg("Call {number}", { number });
    return html`<article>
        <h3 dir="auto">${title}</h3>
        <a class="button danger call" href="tel:${number}">${icon("phone")} ${call}</a>
        <div>
          <p class="label">${msg("What to say")}</p>
          <ul class="say">
            ${say.map((line) => html`<li><span dir="auto">${line}</span></li>`)}
          </ul>
        </div>
        <button class="chinese" type="button" @click=${this.#enlarge}>
          <span class="hint"><span dir="auto">${hint}</span>${icon("maximize-2")}</span>
          <span class="text" lang="zh" dir="ltr">${chinese}</span>
          <span class="unseen">${msg("Show it large")}</span>
        </button>
      </article>
      <dialog aria-labelledby="hint" @close=${() => (this.large = false)}>
        ${this.large
          ? html`<div class="sheet">
              <div class="dialog-head">
                <h2 id="hint" dir="auto">${hint}</h2>
                <form method="dialog">
                  <button class="icon-button" aria-label=${msg("Close")} autofocus>${icon("x")}</button>
                </form>
              </div>
              <p class="huge" lang="zh" dir="ltr">${chinese}</p>
            </div>`
          : nothing}
      </dialog>`;
  }

  async #enlarge() {
    this.large = true;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog").showModal();
  }
}

customElements.define("yq-emergency-card", EmergencyCard);
