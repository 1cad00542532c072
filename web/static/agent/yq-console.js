import { LitElement, css, html, keyed, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { languageName, msg } from "../shared/i18n.js";
import { Alerts } from "./alerts.js";
import { Desk } from "./desk.js";
import { newsBetween } from "./queue-state.js";
import { shortcutFor } from "./shortcuts.js";
import { shared } from "../staff/styles.js";
import { emergencyText } from "./words.js";
import "./yq-callbacks.js";
import "./yq-confirm.js";
import "./yq-missed.js";
import "./yq-pass.js";
import "./yq-queue.js";
import "./yq-shortcuts.js";
import "./yq-sidebar.js";
import "./yq-thread.js";
import "./yq-topbar.js";

const TICK = 15_000;
/** A lost connection shows only when it lasts. */
const BANNER_AFTER = 1_500;

/** The whole console: lays out the columns, turns what they say into actions, and handles the keys. */
export class YqConsole extends LitElement {
  static properties = {
    boot: {},
    filter: { state: true },
    view: { state: true },
    dialog: { state: true },
    told: { state: true },
    problem: { state: true },
    offline: { state: true },
    callbacksShown: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        block-size: 100dvh;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(300px, 21vw) minmax(0, 1fr) minmax(310px, 24vw);
        grid-row: 3;
        min-block-size: 0;
      }
      .columns > * {
        min-block-size: 0;
        overflow: hidden;
      }
      .queue {
        border-inline-end: 1px solid var(--line);
      }
      .banner {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 16px;
        background: var(--attention-soft);
        color: var(--attention);
        font-weight: 500;
      }
      .banner.bad {
        background: var(--danger-soft);
        color: var(--danger-ink);
      }
      .banner .button {
        margin-inline-start: auto;
      }
      .welcome {
        display: grid;
        place-content: center;
        gap: 4px;
        padding: 24px;
        text-align: center;
        color: var(--ink-soft);
      }
      .welcome h2 {
        color: var(--ink);
        font-size: 1.125rem;
      }
      @media (max-width: 1099px) {
        .columns {
          grid-template-columns: minmax(270px, 300px) minmax(0, 1fr);
        }
        .columns[data-view="tools"] .middle:not(.callbacks-view),
        .columns:not([data-view="tools"]) yq-sidebar {
          display: none;
        }
        .back-row {
          display: flex;
        }
      }
      @media (min-width: 1100px) {
        .back-row {
          display: none;
        }
      }
      .back-row {
        padding: 4px 8px;
        border-block-end: 1px solid var(--line);
      }
      .tools {
        display: contents;
      }
      @media (max-width: 1099px) {
        .columns:not([data-view="tools"]) .tools {
          display: none;
        }
        .tools {
          display: flex;
          flex-direction: column;
        }
        .tools yq-sidebar {
          flex: 1;
        }
      }
      @media (max-width: 899px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        .columns[data-view="list"] .middle,
        .columns:not([data-view="list"]) .queue {
          display: none;
        }
      }
    `,
  ];

  #desk;
  #alerts;
  #timer = 0;
  #bannerTimer = 0;
  #unreadAtOpen = 0;

  constructor() {
    super();
    this.filter = { language: "", state: "" };
    this.view = "list";
    this.dialog = null;
    this.told = "";
    this.problem = "";
    this.offline = false;
    this.callbacksShown = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#desk = new Desk(this.boot);
    this.#alerts = new Alerts((id) => this.#open(id));
    this.#desk.addEventListener("change", () => this.#changed());
    this.#desk.addEventListener("desk", ({ detail }) => this.#news(detail));
    this.#desk.start();
    this.#timer = setInterval(() => this.requestUpdate(), TICK);
    document.addEventListener("keydown", this.#key);
    addEventListener("popstate", this.#follow);
    this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    document.removeEventListener("keydown", this.#key);
    removeEventListener("popstate", this.#follow);
  }

  #changed() {
    const lost = this.#desk.connection !== "open";
    clearTimeout(this.#bannerTimer);
    if (!lost) this.offline = false;
    else if (!this.offline) this.#bannerTimer = setTimeout(() => (this.offline = true), BANNER_AFTER);
    this.requestUpdate();
  }

  #news({ before, after }) {
    this.#alerts.update(before, after, this.#desk.openId);
    const arrival = newsBetween(before, after).find(({ kind }) => kind !== "message");
    if (!arrival) return;
    const { kind, item } = arrival;
    this.told =
      kind === "emergency"
        ? emergencyText(item.emergency)
        : msg("{resident} is waiting: {language}", { resident: item.resident, language: languageName(item.language) });
  }

  /** The address says which conversation is open, so that a reload and the back key do what one expects. */
  #follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    this.view = id ? "thread" : "list";
    this.callbacksShown = false;
    this.#desk.open(id || null);
  };

  #open(id, unread = 0) {
    const address = `#${encodeURIComponent(id)}`;
    if (location.hash !== address) history[location.hash ? "replaceState" : "pushState"](null, "", address);
    this.#unreadAtOpen = unread;
    this.callbacksShown = false;
    this.view = "thread";
    return this.#desk.open(id);
  }

  #back() {
    history.replaceState(null, "", location.pathname);
    this.#follow();
  }

  get #thread() {
    return this.renderRoot.querySelector("yq-thread");
  }

  get #queue() {
    return this.renderRoot.querySelector("yq-queue");
  }

  get #openConversation() {
    return this.#desk.openId ? this.#desk.thread(this.#desk.openId).conversation : null;
  }

  async #focusReply() {
    await this.updateComplete;
    await this.#thread?.updateComplete;
    this.#thread?.composer?.focus();
  }

  /** Runs an action and says in place when it failed. */
  async #try(action) {
    try {
      this.problem = "";
      return await action();
    } catch (error) {
      this.problem = error.message || msg("That did not work. Check the connection and try again.");
      return undefined;
    }
  }

  async #accept(item) {
    const result = await this.#try(() => this.#desk.accept(item));
    if (!result) return;
    if (result.won) {
      this.#open(item.conversation_id);
      await this.#focusReply();
    } else {
      this.told = result.by ? msg("{name} has this conversation.", { name: result.by }) : msg("No longer waiting.");
    }
  }

  #acceptChosen() {
    const open = this.#openConversation;
    const waiting = this.#queue.chosenWaiting;
    const focused = this.#queue.renderRoot.activeElement !== null;
    const handoff = open?.state === "waiting" && !(focused && waiting) ? open.handoff : waiting;
    if (handoff) this.#accept(handoff);
  }

  async #tool(name) {
    if (!this.#openConversation) return;
    this.view = "tools";
    await this.updateComplete;
    await this.renderRoot.querySelector("yq-sidebar").focusTool(name);
  }

  #ask(dialog) {
    if (this.#openConversation?.may_write) this.dialog = dialog;
  }

  async #insert(words) {
    this.view = "thread";
    await this.updateComplete;
    this.#thread?.composer?.insert(words);
  }

  #showCallbacks() {
    this.callbacksShown = true;
    this.view = "callbacks";
  }

  #leaveField() {
    this.#queue.step(0);
  }

  #key = (event) => {
    if (this.dialog || event.defaultPrevented) return;
    const found = shortcutFor(event);
    if (!found) return;
    event.preventDefault();
    const actions = {
      next: () => this.#queue.step(1),
      previous: () => this.#queue.step(-1),
      accept: () => this.#acceptChosen(),
      reply: () => this.#focusReply(),
      search: () => this.#tool("answers"),
      note: () => this.#tool("notes"),
      handBack: () => this.#ask("handBack"),
      pass: () => this.#ask("pass"),
      close: () => this.#ask("close"),
      callbacks: () => this.#showCallbacks(),
      mine: () => this.#openNumber(found.number),
      help: () => (this.dialog = "help"),
    };
    actions[found.action]?.();
  };

  async #openNumber(number) {
    const item = this.#desk.mine[number - 1];
    if (!item) return;
    await this.#open(item.conversation_id, item.unread);
    await this.#focusReply();
  }

  #dialogs() {
    const id = this.#desk.openId;
    const dismiss = () => (this.dialog = null);
    switch (this.dialog) {
      case "help":
        return html`<yq-shortcuts @yq-dismiss=${dismiss}></yq-shortcuts>`;
      case "pass":
        return html`<yq-pass
          .colleagues=${this.#desk.state.colleagues}
          .language=${this.#openConversation.language}
          @yq-dismiss=${dismiss}
          @yq-passed=${({ detail }) => this.#try(() => this.#desk.pass(id, detail.agentId, detail.note))}
        ></yq-pass>`;
      case "missed":
        return html`<yq-missed
          .server=${this.#desk.server}
          .conversationId=${id}
          .messages=${this.#desk.thread(id).messages}
          @yq-dismiss=${dismiss}
          @yq-reported=${() => (this.told = msg("Reported."))}
        ></yq-missed>`;
      case "handBack":
        return html`<yq-confirm
          .heading=${msg("Hand back to the assistant?")}
          .text=${msg("The assistant answers again. The resident can ask for a person at any time.")}
          .action=${msg("Hand back")}
          @yq-dismiss=${dismiss}
          @yq-confirmed=${() => this.#try(() => this.#desk.handBack(id))}
        ></yq-confirm>`;
      case "close":
        return html`<yq-confirm
          .heading=${msg("Close this conversation?")}
          .text=${msg("The resident is told and asked for a rating.")}
          .action=${msg("Close the conversation")}
          @yq-dismiss=${dismiss}
          @yq-confirmed=${() => this.#try(() => this.#desk.close(id))}
        ></yq-confirm>`;
      default:
        return nothing;
    }
  }

  #banner() {
    if (this.offline) {
      return html`<p class="banner" role="alert">
        ${icon("wifi-off")} ${msg("No connection. What you write is kept and sent when it is back.")}
      </p>`;
    }
    if (!this.problem) return nothing;
    return html`<p class="banner bad" role="alert">
      ${icon("circle-alert")} ${this.problem}
      <button class="button quiet bare" aria-label=${msg("Dismiss")} @click=${() => (this.problem = "")}>${icon("x")}</button>
    </p>`;
  }

  #middle() {
    const desk = this.#desk;
    if (this.callbacksShown) {
      return html`<yq-callbacks
        class="middle callbacks-view"
        .server=${desk.server}
        .count=${desk.state.callbacks}
        .now=${desk.now}
      ></yq-callbacks>`;
    }
    if (!desk.openId) {
      return html`<div class="middle welcome">
        <h2>${msg("No conversation is open")}</h2>
        <p>${msg("Choose one with J and K, open it with Enter, accept it with A.")}</p>
        <p>${msg("The key ? shows all keys.")}</p>
      </div>`;
    }
    const id = desk.openId;
    return keyed(
      id,
      html`<yq-thread
        class="middle"
        .thread=${desk.thread(id)}
        .unsent=${desk.unsent(id)}
        .unread=${this.#unreadAtOpen}
        .me=${desk.me}
        .server=${desk.server}
        ?toolsShown=${this.view === "tools"}
        @yq-read=${({ detail }) => desk.read(id, detail)}
        @yq-earlier=${({ detail }) => this.#try(() => desk.earlier(id)).then(detail)}
        @yq-typing=${() => desk.typing(id)}
        @yq-write=${({ detail }) => desk.write(id, detail)}
        @yq-retry=${({ detail }) => desk.retry(detail)}
        @yq-discard=${({ detail }) => desk.discard(detail)}
        @yq-reload=${() => desk.reload(id)}
        @yq-tools=${() => (this.view = "tools")}
        @yq-hand-back=${() => this.#ask("handBack")}
        @yq-pass=${() => this.#ask("pass")}
        @yq-close=${() => this.#ask("close")}
        @yq-missed=${() => (this.dialog = "missed")}
      ></yq-thread>`,
    );
  }

  async #note({ text, done }) {
    try {
      await this.#desk.note(this.#desk.openId, text);
      done(null);
    } catch (error) {
      done(error);
    }
  }

  render() {
    const desk = this.#desk;
    const { state } = desk;
    return html`<yq-topbar
        role="banner"
        .me=${desk.me}
        .presence=${state?.presence}
        ?sound=${this.#alerts.sound}
        ?notifications=${this.#alerts.notifications}
        @yq-presence=${({ detail }) => this.#try(() => desk.presence(detail))}
        @yq-sound=${({ detail }) => ((this.#alerts.sound = detail), this.requestUpdate())}
        @yq-notifications=${({ detail }) => this.#alerts.switchNotifications(detail).then(() => this.requestUpdate())}
        @yq-sign-out=${() => this.#try(() => desk.signOut())}
        @yq-help=${() => (this.dialog = "help")}
      ></yq-topbar>
      <div>${this.#banner()}</div>
      <p class="hidden-visually" role="status">${this.told}</p>
      ${state
        ? html`<main
            class="columns"
            data-view=${this.view}
            @yq-open=${({ detail }) => this.#open(detail.conversation_id, detail.unread)}
            @yq-accept=${({ detail }) => this.#accept(detail)}
            @yq-back=${this.#back}
            @yq-leave=${this.#leaveField}
          >
            <yq-queue
              class="queue"
              .desk=${state}
              .rows=${desk.queueRows}
              .mine=${desk.mine}
              .filter=${this.filter}
              .openId=${this.callbacksShown ? null : desk.openId}
              .now=${desk.now}
              ?showsCallbacks=${this.callbacksShown}
              @yq-filter=${({ detail }) => (this.filter = detail)}
              @yq-hold=${({ detail }) => desk.hold(detail)}
              @yq-callbacks=${this.#showCallbacks}
            ></yq-queue>
            ${this.#middle()}
            <div class="tools">
              <div class="back-row">
                <button class="button quiet flip" @click=${() => (this.view = "thread")}>${icon("arrow-left")} ${msg("Conversation")}</button>
              </div>
              <yq-sidebar
                .conversation=${this.callbacksShown ? null : this.#openConversation}
                .server=${desk.server}
                @yq-insert=${({ detail }) => this.#insert(detail)}
                @yq-note=${({ detail }) => this.#note(detail)}
              ></yq-sidebar>
            </div>
          </main>`
        : html`<main class="welcome" role="status">${msg("Loading…")}</main>`}
      ${this.#dialogs()}`;
  }
}

customElements.define("yq-console", YqConsole);
