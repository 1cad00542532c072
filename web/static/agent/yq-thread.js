import { LitElement, css, html, nothing, repeat } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDay, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { continues, correctionsOf, lastSeq, progress, sameDay } from "./thread-state.js";
import { channelIcon, channelName, emergencyText, stateText } from "./words.js";
import "./yq-composer-desk.js";
import "./yq-message.js";

const NEAR_END = 48;

/**
 * The open conversation: who it is with, who has it, every message, and the composer. It stays at the end while the
 * reader is at the end, and otherwise does not move. Says `yq-read` with a `seq`, `yq-earlier`, and what the buttons do.
 */
export class YqThread extends LitElement {
  static properties = {
    thread: {},
    unsent: {},
    unread: { type: Number },
    me: {},
    server: {},
    toolsShown: { type: Boolean },
    atEnd: { state: true },
    loadingEarlier: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
        background: var(--ground);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        padding: 8px 16px;
        border-block-end: 1px solid var(--line);
      }
      .title {
        flex: 1 1 16.5rem;
        min-inline-size: 0;
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 1.0625rem;
      }
      .language {
        color: var(--accent);
        font-weight: 500;
      }
      .channel {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        padding: 0 7px;
        border: 1px solid var(--line);
        border-radius: 999px;
        font-size: 0.75rem;
        font-weight: 500;
        color: var(--ink-soft);
        white-space: nowrap;
      }
      .channel .icon {
        inline-size: 14px;
        block-size: 14px;
      }
      .gone {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 16px;
        background: var(--attention-soft);
        color: var(--attention);
        font-weight: 500;
      }
      .has {
        font-size: 0.9375rem;
        color: var(--ink-soft);
      }
      .has.waits {
        color: var(--attention);
        font-weight: 500;
      }
      .has.own {
        color: var(--accent);
        font-weight: 500;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
      }
      .actions .button {
        padding-inline: 6px;
        gap: 6px;
      }
      .narrow {
        display: none;
      }
      .alarm {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 16px;
        background: var(--danger);
        color: var(--on-danger);
        font-weight: 600;
      }
      .room {
        position: relative;
        flex: 1;
        min-block-size: 0;
        display: flex;
        flex-direction: column;
      }
      .scroller {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: 8px 20px 12px;
      }
      .day {
        display: block;
        margin-block: 16px 0;
        text-align: center;
        font-size: 0.875rem;
        font-weight: 500;
        color: var(--ink-soft);
      }
      .fresh {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-block-start: 16px;
        color: var(--accent);
        font-size: 0.875rem;
        font-weight: 600;
      }
      .fresh::before,
      .fresh::after {
        content: "";
        flex: 1;
        border-block-start: 1px solid var(--accent);
      }
      .top {
        display: flex;
        justify-content: center;
        padding-block: 8px;
      }
      .pill {
        position: absolute;
        inset-block-end: 8px;
        inset-inline: 0;
        margin-inline: auto;
        inline-size: max-content;
        border-radius: 999px;
        box-shadow: var(--shadow);
      }
      .typing {
        min-block-size: 1.75rem;
        padding-inline: 20px;
        color: var(--ink-soft);
        font-size: 0.9375rem;
      }
      .unsent {
        display: flex;
        flex-direction: column;
        align-items: end;
        margin-block-start: 8px;
      }
      .unsent .words {
        max-inline-size: min(36rem, 86%);
        padding: 8px 12px;
        border: 1px dashed var(--line-strong);
        border-radius: 12px 4px 12px 12px;
      }
      .unsent .state {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: end;
        gap: 4px 8px;
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        padding: 12px 16px;
        border-block-start: 1px solid var(--line);
        background: var(--surface);
      }
      .middle {
        margin: auto;
        padding: 24px;
        text-align: center;
        color: var(--ink-soft);
      }
      .middle .button {
        margin-block-start: 12px;
        color: var(--ink);
      }
      /* the question mark lists them */
      @media (max-width: 1439px) {
        .actions kbd {
          display: none;
        }
      }
      @media (max-width: 1099px) {
        .narrow.tools {
          display: inline-flex;
        }
      }
      @media (max-width: 899px) {
        .narrow {
          display: inline-flex;
        }
        header {
          padding-inline: 8px;
        }
        /* the sign is enough beside a long name; the tools have it in words, and a reader hears it */
        .channel {
          padding: 0;
          border: 0;
        }
        .channel span {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        /* beside two buttons of 44 px; where there are no actions, the siren is the third */
        .title {
          flex-basis: calc(100% - 116px);
          order: 1;
        }
        .narrow.back {
          order: 0;
        }
        .missed {
          order: 3;
          margin-inline-start: auto;
        }
        header:not(:has(.actions)) .title {
          flex-basis: calc(100% - 164px);
        }
        header:not(:has(.actions)) .missed {
          order: 2;
        }
        .narrow.tools {
          order: 2;
        }
        .actions {
          order: 3;
          flex: 1 1 calc(100% - 60px);
        }
        .scroller {
          padding-inline: 12px;
        }
      }
    `,
  ];

  #shownId = null;
  #freshAfter = null;
  #seenSeq = 0;
  #lastTop = 0;
  #resize = new ResizeObserver(() => this.atEnd && this.#toEnd());

  constructor() {
    super();
    this.atEnd = true;
    this.loadingEarlier = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#reportRead);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#reportRead);
    this.#resize.disconnect();
  }

  get #scroller() {
    return this.renderRoot.querySelector(".scroller");
  }

  get composer() {
    return this.renderRoot.querySelector("yq-composer-desk");
  }

  willUpdate(changed) {
    const { id, loaded, messages } = this.thread;
    const before = changed.get("thread");
    if (before?.loaded && before.messages[0]?.seq > messages[0].seq) this.#keepPlace();
    if (!loaded || this.#shownId === id) return;
    this.#shownId = id;
    this.#freshAfter = this.unread ? this.#firstUnread() : null;
    this.atEnd = true;
    this.#seenSeq = lastSeq(this.thread);
  }

  /** `unread` messages of the resident are not read; the line stands before the first of them. */
  #firstUnread() {
    const own = this.thread.messages.filter((message) => message.author.kind === "resident");
    return own.at(-this.unread)?.seq ?? null;
  }

  updated(changed) {
    if (!changed.has("thread") && !changed.has("unsent")) return;
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#resize.observe(scroller);
    this.#resize.observe(scroller.firstElementChild);
    if (changed.has("thread") && !changed.get("thread")?.loaded) this.#showOpened();
    else if (this.atEnd) this.#toEnd();
    this.#reportRead();
  }

  async #showOpened() {
    await this.#messagesShown();
    const line = this.renderRoot.querySelector(".fresh");
    if (line) {
      this.atEnd = false;
      line.scrollIntoView({ block: "start" });
      this.#scrolled();
    } else {
      this.#toEnd();
      this.#reportRead();
    }
  }

  #toEnd() {
    const scroller = this.#scroller;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }

  #scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    // Only the reader leaves the end, by going up: content that grows below does not.
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) this.atEnd = true;
    else if (scrollTop < this.#lastTop) this.atEnd = false;
    this.#lastTop = scrollTop;
    this.#reportRead();
  };

  #reportRead = () => {
    if (!this.atEnd || document.hidden || !this.thread.loaded) return;
    this.#seenSeq = lastSeq(this.thread);
    if (this.#seenSeq) tell(this, "yq-read", this.#seenSeq);
  };

  #goToEnd() {
    this.#toEnd();
    this.atEnd = true;
    this.#reportRead();
    this.composer?.focus();
  }

  async #earlier() {
    this.loadingEarlier = true;
    await new Promise((done) => tell(this, "yq-earlier", done));
    this.loadingEarlier = false;
  }

  /** Earlier messages come in above the reader's eyes: what was the first one stays where it was. */
  async #keepPlace() {
    const first = this.renderRoot.querySelector("yq-message");
    const top = first.getBoundingClientRect().top;
    await this.updateComplete;
    await this.#messagesShown();
    this.#scroller.scrollTop += first.getBoundingClientRect().top - top;
  }

  #messagesShown() {
    return Promise.all([...this.renderRoot.querySelectorAll("yq-message")].map((message) => message.updateComplete));
  }

  #holder({ state, agent }) {
    if (state === "with_agent" && agent?.id === this.me.id) return html`<p class="has own">${msg("You have this conversation.")}</p>`;
    if (agent) return html`<p class="has">${msg("{name} has this conversation.", { name: agent.name })}</p>`;
    return html`<p class="has ${state === "waiting" ? "waits" : ""}">${stateText(state)}</p>`;
  }

  #action(name, iconName, label, key) {
    return html`<button class="button quiet" @click=${() => tell(this, name)}>
      ${icon(iconName)} ${label} <kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  #header(conversation) {
    return html`<header>
      <button class="button quiet bare narrow back flip" aria-label=${msg("Back to the list")} @click=${() => tell(this, "yq-back")}>
        ${icon("arrow-left")}
      </button>
      <div class="title">
        <h2>
          <span class="ellipsis">${conversation.resident.name}</span>
          <span class="language">${languageName(conversation.language)}</span>
          <span class="channel">${icon(channelIcon(conversation.channel))} <span>${channelName(conversation.channel)}</span></span>
        </h2>
        ${this.#holder(conversation)}
      </div>
      ${conversation.may_write
        ? html`<div class="actions">
            ${this.#action("yq-hand-back", "bot", msg("Hand back"), "E")} ${this.#action("yq-pass", "user-round-plus", msg("Pass"), "P")}
            ${this.#action("yq-close", "circle-check", msg("Close"), "C")}
          </div>`
        : nothing}
      <button
        class="button quiet bare missed"
        aria-label=${msg("Report a missed emergency")}
        title=${msg("Report a missed emergency")}
        @click=${() => tell(this, "yq-missed")}
      >
        ${icon("siren")}
      </button>
      <button
        class="button quiet bare narrow tools"
        aria-label=${msg("Resident and tools")}
        aria-pressed=${this.toolsShown ? "true" : "false"}
        @click=${() => tell(this, "yq-tools")}
      >
        ${icon("panel-right")}
      </button>
    </header>`;
  }

  #message(message, index, lastOurs, corrections) {
    const { messages, conversation } = this.thread;
    const above = messages[index - 1];
    const mine = message.author.kind === "agent" && message.author.name === this.me.name;
    return html`${above && sameDay(above.at, message.at)
        ? nothing
        : html`<time class="day" datetime=${message.at}>${formatDay(new Date(message.at))}</time>`}
      ${message.seq === this.#freshAfter ? html`<p class="fresh">${msg("New")}</p>` : nothing}
      <yq-message
        data-seq=${message.seq}
        .message=${message}
        .language=${conversation.language}
        .progress=${message.seq === lastOurs ? progress(message, conversation) : null}
        .delivery=${conversation.reach?.deliveries[message.seq] ?? null}
        .edits=${corrections.get(message.seq) ?? null}
        ?corrects=${corrections.get(message.card?.edits)?.includes(message)}
        ?mine=${mine}
        ?joined=${message.seq !== this.#freshAfter && continues(above, message)}
      ></yq-message>`;
  }

  #gone(channel) {
    return html`<p class="gone" role="status">
      ${icon("user-round-x")}
      ${msg("The resident can't be reached on {channel}: blocked, unfollowed or gone. What you write waits.", { channel: channelName(channel) })}
    </p>`;
  }

  #show(seq) {
    const message = this.renderRoot.querySelector(`yq-message[data-seq="${seq}"]`);
    message.scrollIntoView({ block: "center" });
    this.atEnd = false;
  }

  #unsent(item) {
    return html`<div class="unsent">
      <div class="words">
        <p class="lines" dir="auto">${item.text}</p>
        ${item.files.map((file) => html`<p class="small"><bdi>${file.name}</bdi></p>`)}
        ${item.place ? html`<yq-place .place=${item.place}></yq-place>` : nothing}
      </div>
      <div class="state">
        ${item.error
          ? html`<span class="problem" role="alert">${msg("Not sent: {reason}", { reason: item.error })}</span>
              <button class="button quiet" @click=${() => tell(this, "yq-retry", item.id)}>${msg("Try again")}</button>
              <button class="button quiet" @click=${() => tell(this, "yq-discard", item.id)}>${msg("Delete")}</button>`
          : html`${icon("clock")} ${msg("Not sent yet")}`}
      </div>
    </div>`;
  }

  #foot(conversation) {
    if (conversation.may_write) {
      return html`<yq-composer-desk .conversation=${conversation} .server=${this.server}></yq-composer-desk>`;
    }
    if (conversation.state === "waiting") {
      return html`<div class="bar">
        <span>${msg("Waiting for a person. Accept to write.")}</span>
        <button class="button primary" @click=${() => tell(this, "yq-accept", conversation.handoff)}>
          ${msg("Accept")} <kbd aria-hidden="true">A</kbd>
        </button>
      </div>`;
    }
    const says = {
      bot: () => msg("The assistant is answering. You can read along."),
      with_agent: () => msg("A colleague writes here."),
      closed: () => msg("This conversation is closed. The resident was asked for a rating."),
    };
    return html`<div class="bar">${says[conversation.state]()}</div>`;
  }

  render() {
    const { conversation, messages, loaded, error, earlier, typingUntil } = this.thread;
    if (error) {
      return html`<div class="middle">
        <p>${error.message || msg("The conversation could not be loaded.")}</p>
        <button class="button" @click=${() => tell(this, "yq-reload")}>${msg("Try again")}</button>
      </div>`;
    }
    if (!loaded || !conversation) return html`<div class="middle" role="status">${msg("Loading…")}</div>`;
    const lastOurs = messages.findLast(({ author }) => author.kind === "agent")?.seq;
    const corrections = correctionsOf(messages);
    const newer = messages.filter(({ seq }) => seq > this.#seenSeq).length;
    return html`${this.#header(conversation)}
      ${conversation.emergency ? html`<p class="alarm">${icon("siren")} ${emergencyText(conversation.emergency)}</p>` : nothing}
      ${conversation.reach?.reachable === false ? this.#gone(conversation.channel) : nothing}
      <div class="room">
        <div class="scroller" tabindex="0" role="log" aria-label=${msg("Messages")} aria-live="polite" @scroll=${this.#scrolled} @yq-show=${({ detail }) => this.#show(detail)}>
          <div>
            ${earlier
            ? html`<div class="top">
                <button class="button" ?disabled=${this.loadingEarlier} @click=${this.#earlier}>${msg("Earlier messages")}</button>
              </div>`
            : nothing}
          ${repeat(messages, ({ seq }) => seq, (message, index) => this.#message(message, index, lastOurs, corrections))}
          ${repeat(this.unsent, ({ id }) => id, (item) => this.#unsent(item))}
          </div>
        </div>
        ${this.atEnd
          ? nothing
          : html`<button class="button pill ${newer ? "primary" : ""}" @click=${this.#goToEnd}>
              ${icon("arrow-down")} ${newer ? msg("New messages") : msg("To the newest")}
            </button>`}
      </div>
      <p class="typing" role="status">
        ${typingUntil > Date.now() ? msg("{name} is writing…", { name: conversation.resident.name }) : nothing}
      </p>
      ${this.#foot(conversation)}`;
  }
}

customElements.define("yq-thread", YqThread);
