import { LitElement, classMap, css, html, nothing, repeat } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { languageName, msg } from "../shared/i18n.js";
import { languagesOf, passesMine, passesQueue } from "./queue-state.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { since, spanText } from "../staff/times.js";
import { channelIcon, channelName, emergencyText, fileText, reasonText } from "./words.js";

const stateFilters = [
  ["", () => msg("All")],
  ["for_me", () => msg("Waiting, my languages")],
  ["waiting", () => msg("Waiting")],
  ["mine", () => msg("My conversations")],
  ["unread", () => msg("Unread")],
];

const leftText = (by) => (by ? msg("{name} has this conversation.", { name: by }) : msg("No longer waiting."));

const lastWords = ({ language, last_words: words, last_file: file }) =>
  words ? html`<span class="ellipsis" lang=${language} dir="auto">${words}</span>` : html`<span class="soft">${fileText(file)}</span>`;

/**
 * My conversations and the people who wait. Says `yq-open` and `yq-accept` with an item, `yq-filter` with a filter,
 * `yq-hold` while a pointer is over the rows.
 */
export class YqQueue extends LitElement {
  static properties = {
    desk: {},
    rows: {},
    mine: {},
    filter: {},
    openId: {},
    now: { type: Number },
    showsCallbacks: { type: Boolean },
    chosen: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        background: var(--surface);
      }
      .filters {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
        padding: 12px;
      }
      .filters .field {
        padding-inline: 6px;
      }
      .lists {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        padding-block-end: 16px;
      }
      .head {
        display: flex;
        align-items: baseline;
        gap: 8px;
        padding: 12px 16px 4px;
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      .head h2 {
        font-size: inherit;
      }
      li {
        position: relative;
        margin-inline: 8px;
        border-radius: 8px;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 8px;
        inline-size: 100%;
        padding: 8px;
        border: 0;
        border-radius: 8px;
        background: transparent;
        text-align: start;
        cursor: pointer;
        line-height: 1.45;
      }
      .row:focus-visible {
        outline-offset: -2px;
      }
      li:hover {
        background: var(--surface-strong);
      }
      li.open {
        background: var(--ground);
        box-shadow: inset 3px 0 var(--accent);
      }
      :host(:dir(rtl)) li.open {
        box-shadow: inset -3px 0 var(--accent);
      }
      .who {
        display: flex;
        align-items: center;
        gap: 6px;
        min-inline-size: 0;
        font-weight: 600;
      }
      .who .icon {
        inline-size: 15px;
        block-size: 15px;
        color: var(--ink-soft);
      }
      .about {
        display: flex;
        gap: 6px;
        min-inline-size: 0;
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      .language {
        flex: none;
        color: var(--accent);
        font-weight: 500;
      }
      .when {
        font-size: 0.875rem;
        color: var(--ink-soft);
        white-space: nowrap;
        justify-self: end;
      }
      .when.needs {
        color: var(--attention);
        font-weight: 500;
      }
      .words {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        grid-column: 1;
        font-size: 0.9375rem;
      }
      .words > * {
        max-inline-size: 100%;
      }
      .unread {
        min-inline-size: 22px;
        padding: 0 6px;
        border-radius: 11px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.8125rem;
        font-weight: 600;
        line-height: 22px;
        text-align: center;
      }
      .corner {
        grid-column: 2;
        align-self: end;
        display: flex;
        justify-content: end;
        align-items: center;
        gap: 6px;
        color: var(--ink-soft);
        font-size: 0.8125rem;
      }
      .waiting .about,
      .waiting .words {
        grid-column: 1 / -1;
      }
      .waiting .words {
        padding-inline-end: 104px;
        line-height: 32px;
      }
      .accept {
        position: absolute;
        inset-block-end: 8px;
        inset-inline-end: 8px;
        min-block-size: 32px;
        padding-inline: 10px;
      }
      .emergency {
        background: var(--danger-soft);
        margin-block-end: 4px;
      }
      .emergency:hover,
      .emergency.open {
        background: var(--danger-soft);
      }
      .emergency.open {
        box-shadow: inset 3px 0 var(--danger);
      }
      .emergency .alarm {
        grid-column: 1 / -1;
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--danger-ink);
        font-weight: 600;
      }
      .emergency .language,
      .emergency .soft,
      .emergency .about,
      .emergency .when {
        color: var(--danger-ink);
      }
      .gone .row {
        cursor: default;
      }
      .gone .who {
        color: var(--ink-soft);
        font-weight: 400;
      }
      .gone .words {
        padding: 0;
        font-weight: 500;
        color: var(--attention);
      }
      .callbacks {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 8px;
        padding: 8px;
        border: 0;
        border-radius: 8px;
        background: transparent;
        font-weight: 500;
        text-align: start;
        cursor: pointer;
      }
      .callbacks:hover,
      .callbacks[aria-current] {
        background: var(--surface-strong);
      }
      .callbacks .unread {
        margin-inline-start: auto;
        background: var(--attention-soft);
        color: var(--attention);
      }
      @media (pointer: coarse) {
        .accept {
          min-block-size: 40px;
        }
        .waiting .words {
          line-height: 40px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.chosen = null;
  }

  /** Moves the focus through all rows that are shown. */
  step(by) {
    const rows = [...this.renderRoot.querySelectorAll(".row")];
    const focused = rows.indexOf(this.renderRoot.activeElement);
    const chosen = rows.findIndex((row) => row.dataset.key === this.chosen);
    // the first step goes to the chosen row itself: otherwise the first of the list is never reached
    const next = rows[focused < 0 ? Math.max(0, chosen) : Math.min(rows.length - 1, Math.max(0, focused + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  /** The waiting item that is chosen in the list, if any. */
  get chosenWaiting() {
    return this.rows.find(({ item, goneAt }) => goneAt === null && item.handoff_id === this.chosen)?.item ?? null;
  }

  #set(change) {
    tell(this, "yq-filter", { ...this.filter, ...change });
  }

  #tabIndex(key) {
    return this.chosen === key ? "0" : "-1";
  }

  willUpdate(changed) {
    if (!changed.has("rows") && !changed.has("mine") && this.chosen) return;
    const keys = [...this.mine.map((item) => item.conversation_id), ...this.rows.map((row) => row.item.handoff_id)];
    if (!keys.includes(this.chosen)) this.chosen = keys[0] ?? null;
  }

  #mineRow(item, number) {
    const key = item.conversation_id;
    const open = item.conversation_id === this.openId;
    return html`<li class=${classMap({ open, emergency: item.emergency !== null })}>
      <button
        class="row"
        data-key=${key}
        data-conversation=${item.conversation_id}
        tabindex=${this.#tabIndex(key)}
        aria-current=${open ? "true" : nothing}
        @focus=${() => (this.chosen = key)}
        @click=${() => tell(this, "yq-open", item)}
      >
        ${item.emergency ? html`<span class="alarm">${icon("siren")} ${emergencyText(item.emergency)}</span>` : nothing}
        <span class="who"><span class="ellipsis">${item.resident}</span> ${icon(channelIcon(item.channel), channelName(item.channel))}</span>
        <span class="when">${spanText(since(item.last_at, this.now))}</span>
        <span class="about"><span class="language">${languageName(item.language)}</span></span>
        <span class="corner">
          ${item.unread
            ? html`<span class="unread">${item.unread}<span class="hidden-visually"> ${msg("unread")}</span></span>`
            : nothing}
        </span>
        <span class="words ${item.last_author === "resident" ? "" : "soft"}">${lastWords(item)}</span>
        <span class="corner">${number <= 9 ? html`<kbd aria-hidden="true">Alt ${number}</kbd>` : nothing}</span>
      </button>
    </li>`;
  }

  #queueRow({ item, goneAt, by }) {
    const key = item.handoff_id;
    const gone = goneAt !== null;
    const open = item.conversation_id === this.openId;
    const emergency = item.priority === "emergency";
    return html`<li class=${classMap({ waiting: true, open, emergency, gone })}>
      <button
        class="row"
        data-key=${key}
        data-handoff=${key}
        tabindex=${this.#tabIndex(key)}
        aria-current=${open ? "true" : nothing}
        @focus=${() => (this.chosen = key)}
        @click=${() => tell(this, "yq-open", item)}
      >
        ${emergency ? html`<span class="alarm">${icon("siren")} ${emergencyText(item.emergency)}</span>` : nothing}
        <span class="who"><span id="who-${key}" class="ellipsis">${item.resident}</span> ${icon(channelIcon(item.channel), channelName(item.channel))}</span>
        <span class="when ${item.for_me ? "needs" : ""}">${spanText(since(item.requested_at, this.now))}</span>
        <span class="about">
          <span class="language">${languageName(item.language)}</span>
          <span class="ellipsis">${reasonText(item.reason)}</span>
        </span>
        <span class="words">${gone ? leftText(by) : lastWords(item)}</span>
      </button>
      ${gone
        ? nothing
        : html`<button
            class="button accept ${emergency ? "danger" : item.for_me ? "primary" : ""}"
            tabindex=${this.#tabIndex(key)}
            aria-describedby="who-${key}"
            @click=${() => tell(this, "yq-accept", item)}
          >
            ${msg("Accept")} <kbd aria-hidden="true">A</kbd>
          </button>`}
    </li>`;
  }

  #nobodyWaits() {
    if (this.filter.language || this.filter.state) return msg("Nobody who matches the filter is waiting.");
    if (this.desk.presence === "away") return msg("Nobody is waiting. You are away: set yourself available to take new requests.");
    return msg("Nobody is waiting. New requests appear here, with a sound.");
  }

  render() {
    const { filter } = this;
    const numbered = this.mine.map((item, index) => ({ item, number: index + 1 })).filter(({ item }) => passesMine(item, filter));
    const rows = this.rows.filter(({ item }) => passesQueue(item, filter));
    const urgent = rows.filter(({ item }) => item.priority === "emergency");
    const waiting = rows.filter(({ item }) => item.priority !== "emergency");
    const queueRows = (list) => repeat(list, ({ item }) => item.handoff_id, (row) => this.#queueRow(row));
    return html`<div class="filters">
        <select class="field" aria-label=${msg("Language")} @change=${(event) => this.#set({ language: event.target.value })}>
          <option value="" ?selected=${!filter.language}>${msg("All languages")}</option>
          ${languagesOf(this.desk).map(
            (code) => html`<option value=${code} ?selected=${filter.language === code}>${languageName(code)}</option>`,
          )}
        </select>
        <select class="field" aria-label=${msg("State")} @change=${(event) => this.#set({ state: event.target.value })}>
          ${stateFilters.map(
            ([value, says]) => html`<option value=${value} ?selected=${filter.state === value}>${says()}</option>`,
          )}
        </select>
      </div>
      <div
        class="lists"
        @pointerenter=${() => tell(this, "yq-hold", true)}
        @pointerleave=${() => tell(this, "yq-hold", false)}
      >
        ${urgent.length ? this.#list("emergencies", msg("Emergencies"), urgent.length, queueRows(urgent)) : nothing}
        ${this.#list(
          "mine",
          msg("My conversations"),
          numbered.length,
          repeat(numbered, ({ item }) => item.conversation_id, ({ item, number }) => this.#mineRow(item, number)),
          msg("Nobody is with you. Accept somebody who waits."),
        )}
        ${this.#list("waiting", msg("Waiting"), waiting.length, queueRows(waiting), this.#nobodyWaits())}
      </div>
      <button class="callbacks" aria-current=${this.showsCallbacks ? "true" : nothing} @click=${() => tell(this, "yq-callbacks")}>
        ${icon("phone-missed")} ${msg("Callbacks to make")}
        ${this.desk.callbacks ? html`<span class="unread">${this.desk.callbacks}</span>` : nothing}
      </button>`;
  }

  #list(id, heading, count, rows, empty = "") {
    return html`<section aria-labelledby=${id}>
      <div class="head">
        <h2 id=${id}>${heading}</h2>
        <span>${count || ""}</span>
      </div>
      ${count ? html`<ul>${rows}</ul>` : html`<p class="empty">${empty}</p>`}
    </section>`;
  }
}

customElements.define("yq-queue", YqQueue);
