import { LitElement, classMap, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDateTime, formatPlainDate, formatSize, formatTime, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { emergencyText } from "./words.js";

const progressWords = {
  sent: () => msg("Sent"),
  delivered: () => msg("Delivered"),
  read: () => msg("Read"),
};

/** One message as the desk sees it. `mine`: the signed-in agent wrote it; `joined`: it continues the one above. */
export class YqMessage extends LitElement {
  static properties = {
    message: {},
    mine: { type: Boolean },
    joined: { type: Boolean, reflect: true },
    language: {},
    progress: {},
  };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: start;
        margin-block-start: 14px;
      }
      :host([joined]) {
        margin-block-start: 3px;
      }
      :host(.ours) {
        align-items: end;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-block-end: 3px;
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      .head b {
        color: var(--ink);
        font-weight: 600;
      }
      .head .icon {
        inline-size: 15px;
        block-size: 15px;
      }
      .bubble {
        max-inline-size: min(36rem, 86%);
        padding: 8px 12px;
        border-radius: 4px 12px 12px 12px;
        background: var(--surface);
      }
      :host(.ours) .bubble {
        border-radius: 12px 4px 12px 12px;
        background: var(--accent-soft);
      }
      :host(.bot) .bubble {
        border: 1px solid var(--line);
        background: transparent;
      }
      .foot {
        display: flex;
        align-items: center;
        gap: 4px;
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }
      .foot span {
        display: flex;
      }
      .foot .icon {
        inline-size: 15px;
        block-size: 15px;
      }
      .foot .seen {
        color: var(--accent);
      }
      .notice {
        align-self: center;
        font-size: 0.875rem;
        color: var(--ink-soft);
        text-align: center;
      }
      .urgent {
        border: 0;
        border-inline-start: 4px solid var(--danger);
        border-radius: 4px 12px 12px 4px;
        background: var(--danger-soft) !important;
      }
      .urgent h3 {
        display: flex;
        gap: 6px;
        align-items: center;
        color: var(--danger-ink);
      }
      .question {
        font-weight: 600;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-block-start: 8px;
      }
      .buttons li {
        padding: 1px 8px;
        border: 1px solid var(--line-strong);
        border-radius: 999px;
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }
      .files {
        display: grid;
        justify-items: start;
        gap: 8px;
      }
      .files:not(:first-child) {
        margin-block-start: 8px;
      }
      img {
        display: block;
        max-inline-size: 240px;
        max-block-size: 240px;
        inline-size: auto;
        block-size: auto;
        border-radius: 8px;
        background: var(--surface-strong);
      }
      .file {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 10px;
        border-radius: 8px;
        background: var(--ground);
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      a {
        color: var(--accent);
      }
    `,
  ];

  willUpdate() {
    const { kind } = this.message.author;
    this.classList.toggle("ours", kind === "agent" || kind === "bot");
    this.classList.toggle("bot", kind === "bot");
  }

  #author() {
    const { kind, name } = this.message.author;
    if (this.mine) return msg("You");
    if (kind === "bot") return msg("Assistant");
    return name || msg("Resident");
  }

  #files() {
    if (!this.message.files?.length) return nothing;
    return html`<ul class="files">
      ${this.message.files.map((file) =>
        file.thumbnail
          ? html`<li>
              <a href=${file.url} target="_blank" rel="noopener">
                <img src=${file.thumbnail} alt=${file.name} width=${file.width ?? nothing} height=${file.height ?? nothing} loading="lazy" />
              </a>
            </li>`
          : html`<li>
              <a class="file" href=${file.url} target="_blank" rel="noopener">
                ${icon("file-text")} <bdi>${file.name}</bdi> <span class="soft small">${formatSize(file.size)}</span>
              </a>
            </li>`,
      )}
    </ul>`;
  }

  #answer() {
    const { question, reviewed_on: reviewed, sources = [] } = this.message.card;
    const names = sources.map((source) => source.name).join(", ");
    return html`<p class="question" lang=${this.message.language} dir="auto">${question}</p>
      ${this.#text()}
      ${reviewed
        ? html`<p class="small soft">${msg("Source: {source}, checked on {date}", { source: names, date: formatPlainDate(reviewed) })}</p>`
        : nothing}`;
  }

  #text() {
    const { text, language } = this.message;
    return text ? html`<p class="lines" lang=${language} dir="auto">${text}</p>` : nothing;
  }

  #body() {
    const { kind, card, actions } = this.message;
    const urgent = kind === "emergency";
    return html`<div class=${classMap({ bubble: true, urgent })}>
      ${urgent ? html`<h3>${icon("siren")} ${emergencyText(card?.service)}</h3>` : nothing}
      ${kind === "answer" && card?.question ? this.#answer() : this.#text()} ${this.#files()}
      ${actions?.length
        ? html`<ul class="buttons" aria-label=${msg("Buttons that the resident sees")}>
            ${actions.map(({ label }) => html`<li lang=${this.message.language} dir="auto">${label}</li>`)}
          </ul>`
        : nothing}
    </div>`;
  }

  render() {
    const { kind, author, at, language } = this.message;
    const date = new Date(at);
    if (kind === "notice" || author.kind === "system") {
      return html`<p class="notice"><span lang=${language} dir="auto">${this.message.text}</span> · ${formatTime(date)}</p>`;
    }
    return html`${this.joined
        ? nothing
        : html`<p class="head">
            ${author.kind === "bot" ? icon("bot") : nothing}<b dir="auto">${this.#author()}</b>
            <time datetime=${at} title=${formatDateTime(date)}>${formatTime(date)}</time>
            ${language && language !== this.language ? html`<span>${languageName(language)}</span>` : nothing}
          </p>`}
      ${this.#body()}
      ${this.progress
        ? html`<p class="foot">
            <span class=${this.progress === "read" ? "seen" : ""}>${icon(this.progress === "sent" ? "check" : "check-check")}</span>
            ${progressWords[this.progress]()}
          </p>`
        : nothing}`;
  }
}

customElements.define("yq-message", YqMessage);
