import { LitElement, classMap, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDateTime, formatPlainDate, formatSize, formatTime, languageName, msg } from "../shared/i18n.js";
import { withNumbers } from "../shared/numbers.js";
import { isSaid } from "../shared/yq-place.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { deliverySign, emergencyText } from "./words.js";
import "../shared/yq-voice.js";

const progressWords = {
  sent: () => msg("Sent"),
  delivered: () => msg("Delivered"),
  read: () => msg("Read"),
};

/**
 * One message as the desk sees it. `mine`: the signed-in agent wrote it; `joined`: it continues the one above;
 * `delivery`: what became of it, where it was not plainly sent; `edits`: the messages that correct it; `corrects`: it
 * corrects one that is shown, where its words are. Says `yq-show` with that one's `seq`.
 */
export class YqMessage extends LitElement {
  static properties = {
    message: {},
    mine: { type: Boolean },
    joined: { type: Boolean, reflect: true },
    language: {},
    progress: {},
    delivery: {},
    edits: {},
    corrects: { type: Boolean },
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
      .file .soft {
        white-space: nowrap;
      }
      .sound {
        display: flex;
        align-items: center;
        gap: 4px;
        max-inline-size: 100%;
      }
      .sound a {
        display: grid;
        place-content: center;
        min-inline-size: 36px;
        min-block-size: 36px;
        border-radius: 8px;
        color: var(--ink-soft);
      }
      .sound a:hover {
        background: var(--surface-strong);
      }
      video {
        display: block;
        inline-size: auto;
        block-size: auto;
        max-inline-size: min(320px, 66vw);
        max-block-size: 320px;
        border-radius: 8px;
        background: #000;
      }
      .before {
        margin-block-start: 6px;
        padding-block-start: 6px;
        border-block-start: 1px solid var(--line-strong);
        font-size: 0.9375rem;
        color: var(--ink-soft);
      }
      .before summary {
        cursor: pointer;
        font-size: 0.8125rem;
        font-weight: 500;
      }
      .before .icon {
        inline-size: 13px;
        block-size: 13px;
        vertical-align: -2px;
      }
      .before li {
        margin-block-start: 4px;
      }
      .link {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        font: inherit;
        text-decoration: underline;
        cursor: pointer;
      }
      .foot.held,
      .foot.uncertain {
        color: var(--attention);
        font-weight: 500;
      }
      .foot.failed {
        color: var(--danger-ink);
        font-weight: 500;
      }
      .foot {
        max-inline-size: min(36rem, 86%);
        margin-block-end: 4px;
      }
      .foot .icon {
        flex: none;
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
    const files = (this.edits ?? []).findLast((edit) => edit.files?.length)?.files ?? this.message.files;
    if (!files?.length) return nothing;
    return html`<ul class="files">
      ${files.map((file) => html`<li>${this.#file(file)}</li>`)}
    </ul>`;
  }

  #file(file) {
    const { type, name, url, thumbnail, width, height, playable, seconds } = file;
    if (type.startsWith("audio/")) {
      const keep = msg("Save {name}", { name });
      return html`<div class="sound">
        <yq-voice .src=${playable} .seconds=${seconds ?? 0}></yq-voice>
        <a href=${url} download=${name} aria-label=${keep} title=${keep}>${icon("download")}</a>
      </div>`;
    }
    if (type.startsWith("video/")) {
      return html`<video
        controls
        playsinline
        preload="none"
        src=${playable}
        poster=${thumbnail ?? nothing}
        width=${width ?? nothing}
        height=${height ?? nothing}
        aria-label=${name}
      ></video>`;
    }
    if (thumbnail) {
      return html`<a href=${url} target="_blank" rel="noopener">
        <img src=${thumbnail} alt=${name} width=${width ?? nothing} height=${height ?? nothing} loading="lazy" />
      </a>`;
    }
    return html`<a class="file" href=${url} download=${name}>
      ${icon("file-text")} <bdi>${name}</bdi> <span class="soft small">${formatSize(file.size)}</span> ${icon("download")}
    </a>`;
  }

  /** What it said before it was corrected. */
  #before() {
    if (!this.edits?.length) return nothing;
    const said = [this.message, ...this.edits.slice(0, -1)];
    return html`<details class="before">
      <summary>${icon("pencil")} ${msg("Edited")} · ${formatTime(new Date(this.edits.at(-1).at))}</summary>
      <ul aria-label=${msg("What it said before")}>
        ${said.map(({ text, at, language }) => html`<li>${formatTime(new Date(at))} · <span class="lines" lang=${language} dir="auto">${text}</span></li>`)}
      </ul>
    </details>`;
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
    const { text, language, card } = this.edits?.at(-1) ?? this.message;
    if (card?.place && isSaid(text, card.place)) return nothing;
    return text ? html`<p class="lines" lang=${language} dir="auto">${withNumbers(text)}</p>` : nothing;
  }

  #body() {
    const { kind, card, actions } = this.message;
    const urgent = kind === "emergency";
    const place = this.edits?.findLast((edit) => edit.card?.place)?.card.place ?? card?.place;
    return html`<div class=${classMap({ bubble: true, urgent })}>
      ${urgent ? html`<h3>${icon("siren")} ${emergencyText(card?.service)}</h3>` : nothing}
      ${kind === "answer" && card?.question ? this.#answer() : this.#text()}
      ${place ? html`<yq-place .place=${place}></yq-place>` : nothing} ${this.#files()} ${this.#before()}
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
    if (this.corrects) return this.#correction(date);
    return html`${this.joined
        ? nothing
        : html`<p class="head">
            ${author.kind === "bot" ? icon("bot") : nothing}<b dir="auto">${this.#author()}</b>
            <time datetime=${at} title=${formatDateTime(date)}>${formatTime(date)}</time>
            ${language && language !== this.language ? html`<span>${languageName(language)}</span>` : nothing}
          </p>`}
      ${this.#body()} ${this.#foot()}`;
  }

  #correction(date) {
    const show = () => tell(this, "yq-show", this.message.card.edits);
    return html`<p class="notice">
      ${msg("An earlier message was corrected.")}
      <button class="link" @click=${show}>${msg("Show it")}</button> · ${formatTime(date)}
    </p>`;
  }

  #foot() {
    if (this.delivery) {
      const { state, sign, words } = deliverySign(this.delivery);
      return html`<p class="foot ${state}"><span>${icon(sign)}</span> ${words}</p>`;
    }
    return html`${this.progress
        ? html`<p class="foot">
            <span class=${this.progress === "read" ? "seen" : ""}>${icon(this.progress === "sent" ? "check" : "check-check")}</span>
            ${progressWords[this.progress]()}
          </p>`
        : nothing}`;
  }
}

customElements.define("yq-message", YqMessage);
