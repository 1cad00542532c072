import { LitElement, css, html } from "../vendor/lit.js";
import { formatNumber, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import "../resident/yq-answer-card.js";

const channels = [
  ["web", () => msg("Web chat")],
  ["telegram", () => msg("Telegram")],
  ["wechat", () => msg("WeChat")],
];

/** The text as each channel shows it; for channels with limits, how much of one a part fills. */
export class YqPreview extends LitElement {
  static properties = { preview: {}, language: {}, channel: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        margin-block: 16px;
      }
      .choices {
        display: flex;
        gap: 4px;
        margin-block-end: 8px;
      }
      .button[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
      }
      .phone {
        max-inline-size: 390px;
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
      }
      .bubble {
        margin-block-end: 4px;
        padding: 10px 14px;
        border-radius: var(--radius);
        background: var(--surface);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .size {
        margin-block-end: 12px;
        color: var(--ink-soft);
        font-size: 0.875rem;
      }
      yq-answer-card {
        display: block;
        margin-block-end: 12px;
        padding: 12px 16px;
        border-radius: var(--radius);
        background: var(--surface);
      }
    `,
  ];

  constructor() {
    super();
    this.channel = "web";
  }

  render() {
    const parts = [this.preview.answer, this.preview.details].filter(Boolean);
    return html`<div class="choices" role="group" aria-label=${msg("Preview")}>
        ${channels.map(
          ([name, text]) =>
            html`<button class="button" aria-pressed=${this.channel === name ? "true" : "false"} @click=${() => (this.channel = name)}>
              ${text()}
            </button>`,
        )}
      </div>
      <div class="phone" lang=${this.language}>
        ${parts.map((part) => (this.channel === "web" ? this.#card(part.web) : this.#bubbles(part[this.channel])))}
      </div>`;
  }

  #card(message) {
    // it is looked at, not used
    return html`<yq-answer-card inert .message=${message}></yq-answer-card>`;
  }

  #bubbles({ parts, limit }) {
    const unit = this.channel === "wechat" ? msg("{n} of {all} bytes") : msg("{n} of {all} characters");
    const size = (part) =>
      unit.replace("{n}", formatNumber(part.size)).replace("{all}", formatNumber(limit));
    return parts.map(
      (part) =>
        html`<div class="bubble" dir="auto">${part.text}</div>
          <p class="size">${size(part)}</p>`,
    );
  }
}

customElements.define("yq-preview", YqPreview);
