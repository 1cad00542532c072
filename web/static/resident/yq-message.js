import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatTime, languageName, Localized, msg } from "../shared/i18n.js";
import { withNumbers } from "../shared/numbers.js";
import { isSaid } from "../shared/yq-place.js";
import { discard, retry } from "./events.js";
import { withLinks } from "./links.js";
import { base, buttons } from "./styles.js";
import "./yq-actions.js";
import "./yq-answer-card.js";
import "./yq-callback-form.js";
import "./yq-emergency-card.js";
import "./yq-files.js";
import "./yq-rating.js";

/**
 * One message. `delivery` is the state of the resident's own: waiting, sending, sent, delivered, read or failed;
 * `newest` lets a form be filled in; `headed` shows who is writing; `last` spells the mark out.
 */
export class ChatMessage extends LitElement {
  static properties = {
    message: { attribute: false },
    delivery: {},
    error: {},
    progress: { type: Number },
    newest: { type: Boolean },
    headed: { type: Boolean },
    last: { type: Boolean },
  };

  static styles = [
    base,
    buttons,
    css`
      :host {
        padding-block-start: 8px;
      }
      :host([headed]) {
        padding-block-start: 20px;
      }
      .message {
        display: grid;
        gap: 4px;
        justify-items: start;
      }
      .own {
        justify-items: end;
      }
      .author {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        font-size: 0.9375rem;
        color: var(--ink-soft);
      }
      .author .icon {
        color: var(--accent);
        inline-size: 18px;
        block-size: 18px;
      }
      .author b {
        color: var(--ink);
        font-weight: 600;
      }
      .bubble {
        max-inline-size: min(85%, 34em);
        padding: 10px 16px;
        border: 1px solid transparent;
        border-radius: var(--radius-large);
        border-start-start-radius: 4px;
        background: var(--surface);
      }
      .own .bubble {
        border-start-start-radius: var(--radius-large);
        border-end-end-radius: 4px;
        background: var(--accent);
        color: var(--on-accent);
      }
      .own .bubble.failed {
        background: var(--danger-soft);
        color: var(--ink);
        border-color: var(--danger-ink);
      }
      .agent .bubble {
        background: var(--accent-soft);
      }
      .place {
        padding: 10px 16px 10px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--ground);
      }
      .edited {
        display: flex;
        align-items: center;
        gap: 6px;
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      .edited .icon {
        inline-size: 14px;
        block-size: 14px;
      }
      .wide {
        inline-size: 100%;
      }
      .form {
        inline-size: 100%;
        max-inline-size: 34em;
        padding: 16px;
        border: 1px solid transparent;
        border-radius: var(--radius-large);
        background: var(--surface);
      }
      .form .words {
        margin-block-end: 12px;
      }
      yq-actions {
        margin-block-start: 4px;
      }
      .meta {
        display: flex;
        align-items: center;
        gap: 4px;
        min-block-size: 20px;
        max-inline-size: 85%;
        font-size: 0.875rem;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      .meta .icon {
        inline-size: 16px;
        block-size: 16px;
      }
      .meta time {
        white-space: nowrap;
      }
      .meta.read {
        color: var(--accent);
      }
      .failure {
        display: grid;
        gap: 4px;
        justify-items: end;
        max-inline-size: 85%;
        text-align: end;
        color: var(--danger-ink);
        font-size: 0.9375rem;
      }
      progress {
        inline-size: 160px;
        block-size: 6px;
        accent-color: var(--accent);
      }
      .notice {
        padding: 4px 16px;
        color: var(--ink-soft);
        font-size: 0.9375rem;
        text-align: center;
        overflow-wrap: anywhere;
      }
      .beside {
        display: flex;
        justify-content: center;
        padding-block-end: 8px;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.message = null;
    this.delivery = "";
    this.error = "";
    this.progress = 1;
  }

  render() {
    const { message } = this;
    if (!message) return nothing;
    if (message.kind === "notice") return this.#notice(message);
    const own = message.author.kind === "resident";
    if (own && !message.text && !message.files.length && !message.card.place) return nothing;
    return html`<div class="message ${own ? "own" : message.author.kind}">
      ${own ? html`<span class="unseen">${msg("You:")}</span>` : this.#author(message)}
      ${message.card.edits ? html`<p class="edited">${icon("pencil")} ${msg("Corrected")}</p>` : nothing}
      ${this.#content(message)}
      ${message.card.place ? html`<yq-place class="place" .place=${message.card.place}></yq-place>` : nothing}
      ${message.files.length ? html`<yq-files .files=${message.files}></yq-files>` : nothing}
      ${message.actions.length && message.kind !== "answer"
        ? html`<yq-actions lang=${message.language} .actions=${message.actions}></yq-actions>`
        : nothing}
      ${own ? this.#delivery(message) : this.#meta(message)}
    </div>`;
  }

  #notice({ language, text, actions }) {
    return html`<p class="notice" lang=${language} dir="auto">${text}</p>
      ${actions.length ? html`<yq-actions class="beside" lang=${language} .actions=${actions}></yq-actions>` : nothing}`;
  }

  #author({ author, language }) {
    const person = author.kind === "agent";
    const name = person
      ? html`${icon("user-round")}<b><bdi>${author.name}</bdi></b><span>${msg("Staff")} · ${languageName(language)}</span>`
      : html`<b>${msg("Assistant")}</b>`;
    return html`<p class=${this.headed ? "author" : "unseen"}>${name}</p>`;
  }

  #content(message) {
    const { kind, text, language, card, author } = message;
    if (kind === "answer") return html`<yq-answer-card class="wide" .message=${message}></yq-answer-card>`;
    const words = text
      ? html`<p class="words" lang=${language} dir="auto">${author.kind === "resident" ? withNumbers(text) : withLinks(text)}</p>`
      : nothing;
    if (this.newest && kind === "rating") {
      return html`<div class="form">${words}<yq-rating .handoff=${card.handoff_id}></yq-rating></div>`;
    }
    if (this.newest && kind === "callback") return html`<div class="form">${words}<yq-callback-form .phone=${card.phone ?? ""}></yq-callback-form></div>`;
    const said = text && !(card.place && isSaid(text, card.place));
    const bubble = said ? html`<div class="bubble ${this.delivery}">${words}</div>` : nothing;
    if (kind !== "emergency") return bubble;
    return html`<yq-emergency-card class="wide" lang=${language} .card=${card}></yq-emergency-card>${bubble}`;
  }

  #meta({ at }) {
    return html`<p class="meta"><time datetime=${at}>${formatTime(new Date(at))}</time></p>`;
  }

  #delivery({ at, files }) {
    const uploading = this.delivery === "sending" && files.length > 0;
    return html`
      ${uploading ? html`<progress max="1" .value=${this.progress} aria-label=${msg("Sending the files")}></progress>` : nothing}
      ${this.delivery === "failed" ? this.#failure() : nothing}
      <p class="meta ${this.delivery}">
        <time datetime=${at}>${formatTime(new Date(at))}</time>${this.delivery === "failed" ? nothing : this.#mark()}
      </p>
    `;
  }

  #mark() {
    const [sign, words] = {
      waiting: ["clock", msg("Will be sent when there is a connection")],
      sending: ["clock", msg("Sending")],
      sent: ["check", msg("Sent")],
      delivered: ["check-check", msg("Delivered")],
      read: ["check-check", msg("Read")],
    }[this.delivery];
    return this.last ? html`${icon(sign)}<span>${words}</span>` : icon(sign, words);
  }

  #failure() {
    return html`<div class="failure" role="alert">
      <p>${icon("circle-alert")} ${msg("Not sent.")} <span dir="auto">${this.error}</span></p>
      <div class="row">
        <button class="button outline" type="button" @click=${() => retry(this, this.message.id)}>
          ${icon("rotate-ccw")}${msg("Try again")}
        </button>
        <button class="button outline" type="button" @click=${() => discard(this, this.message.id)}>
          ${icon("trash-2")}${msg("Delete")}
        </button>
      </div>
    </div>`;
  }
}

customElements.define("yq-message", ChatMessage);
