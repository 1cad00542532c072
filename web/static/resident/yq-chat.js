import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon, mark } from "../shared/icons.js";
import { formatList, language, languageName, loadMessages, Localized, msg } from "../shared/i18n.js";
import { Host } from "./host.js";
import { ChatSession } from "./session.js";
import { allowSound, playSound } from "./sound.js";
import { recall, remember } from "./storage.js";
import { base, buttons, closeOutside, dialogs } from "./styles.js";
import { followVisibleHeight } from "./viewport.js";
import "./yq-composer.js";
import "./yq-continue.js";
import "./yq-emergency.js";
import "./yq-language-menu.js";
import "./yq-menu.js";
import "./yq-thread.js";
import "./yq-topics.js";
import "./yq-viewer.js";
import "./yq-waiting.js";
import "./yq-welcome.js";

/** A short break in the connection is not worth a word. */
const PATIENCE = 1500;
const NOTE_LASTS = 8000;
/** A code as it is shown; a word with a dash in it has no digit. */
const CODE = /^(?=.*\d)(?=.*[A-Z])[0-9A-Z]{4}-[0-9A-Z]{4}$/i;

/** The resident's page. Its first words come from the page's boot data. */
export class Chat extends LitElement {
  static properties = {
    ready: { state: true },
    start: { state: true },
    trouble: { state: true },
    dragging: { state: true },
    cut: { state: true },
  };

  static styles = [
    base,
    buttons,
    dialogs,
    css`
      :host {
        position: relative;
        overflow: clip;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto auto minmax(0, 1fr) auto;
        block-size: var(--visible-height, 100dvh);
        background: var(--ground);
      }
      header {
        border-block-end: 1px solid var(--line);
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
        max-inline-size: 760px;
        min-block-size: 60px;
        margin-inline: auto;
        padding-inline: 16px 8px;
      }
      .brand {
        flex: 1;
        min-inline-size: 0;
        display: flex;
        align-items: center;
        gap: 10px;
        line-height: 1.25;
      }
      .brand h1 {
        font-size: 1.0625rem;
        line-height: 1.25;
      }
      .brand span {
        display: block;
        font-size: 0.875rem;
        color: var(--ink-soft);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .brand div {
        min-inline-size: 0;
      }
      .mark {
        flex: none;
      }
      yq-emergency {
        margin-inline: 4px;
      }
      .strip {
        display: flex;
        align-items: center;
        gap: 8px 12px;
        max-inline-size: 760px;
        margin-inline: auto;
        padding: 8px 16px;
      }
      .strips {
        max-block-size: calc(var(--visible-height, 100dvh) * 0.45);
        overflow: auto;
      }
      .strips > div:not(:empty) {
        border-block-end: 1px solid var(--line);
      }
      .strip p {
        flex: 1;
        overflow-wrap: anywhere;
      }
      .connection {
        background: var(--surface-strong);
      }
      .trouble {
        background: var(--danger-soft);
        color: var(--danger-ink);
      }
      .person {
        background: var(--accent-soft);
      }
      .person .icon {
        color: var(--accent);
      }
      @media (prefers-reduced-motion: no-preference) {
        [data-icon="loader-circle"] {
          animation: turn 1.2s linear infinite;
        }
        @keyframes turn {
          to {
            transform: rotate(1turn);
          }
        }
      }
      .drop {
        position: absolute;
        inset: 8px;
        z-index: 2;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 8px;
        border: 2px dashed var(--accent);
        border-radius: var(--radius-large);
        background: var(--ground);
        color: var(--accent);
        font-weight: 600;
        opacity: 0.95;
        pointer-events: none;
      }
      @media (max-width: 479px) {
        .brand span {
          display: none;
        }
        .bar {
          gap: 0;
        }
      }
      @media (max-width: 439px) {
        .mark {
          display: none;
        }
      }
      @media (max-height: 420px) {
        .bar {
          min-block-size: 48px;
        }
      }
    `,
  ];

  #boot = JSON.parse(document.getElementById("boot").textContent);
  #session = new ChatSession();
  #host = new Host();
  #unread = 0;
  #cutTimer = 0;
  #troubleTimer = 0;
  #title = document.title;

  constructor() {
    super();
    new Localized(this);
    this.ready = false;
    this.start = this.#boot.start;
    this.trouble = "";
    this.dragging = false;
    this.cut = false;
    this.#listen();
    this.#begin();
  }

  async #begin() {
    followVisibleHeight();
    allowSound();
    const kept = recall("language");
    const known = this.#boot.languages.some(({ code }) => code === kept);
    if (!(known && (await this.#turnTo(kept)))) await this.#turnTo(this.#boot.language);
    this.ready = true;
    this.replaceChildren();
    await this.#usePass();
    this.#session.start();
  }

  /** Came by a link that opens a conversation: it is used up, and gone from the address bar. */
  async #usePass() {
    const address = new URL(location.href);
    const pass = address.searchParams.get("pass");
    if (pass === null) return;
    try {
      await this.#session.usePass(pass);
    } catch (error) {
      this.#say(error.status === 0 ? msg("There is no connection. Please try again later.") : error.message);
      // not even asked: the same address, loaded again, may still open it
      if (error.retryable) return;
    }
    address.searchParams.delete("pass");
    history.replaceState(history.state, "", address);
  }

  #listen() {
    const session = this.#session;
    session.addEventListener("change", () => this.#sessionChanged());
    session.addEventListener("arrival", (event) => this.#arrived(event.detail));
    session.addEventListener("language", (event) => this.#followLanguage(event.detail));
    session.addEventListener("trouble", (event) => this.#say(event.detail));
    this.#host.addEventListener("open", () => this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
    addEventListener("focus", () => this.#look());

    this.addEventListener("yq-send", (event) => this.#send(event.detail));
    this.addEventListener("yq-retry", (event) => session.outbox.retry(event.detail));
    this.addEventListener("yq-discard", (event) => session.outbox.remove(event.detail));
    this.addEventListener("yq-view", (event) => this.renderRoot.querySelector("yq-viewer").show(event.detail));
    this.addEventListener("yq-command", (event) => this.#obey(event.detail));
    if (this.#boot.embed) addEventListener("keydown", (event) => this.#escape(event));
    this.addEventListener("dragover", (event) => this.#drag(event));
    this.addEventListener("dragleave", (event) => event.relatedTarget || (this.dragging = false));
    this.addEventListener("drop", (event) => this.#drop(event));
  }

  render() {
    if (!this.ready) return html`<slot></slot>`;
    const { conversation, earlier, typing } = this.#session;
    const subtitle = msg("Help desk {number}", { number: this.start.hotline });
    return html`
      <header>
        <div class="bar">
          <div class="brand">
            ${mark}
            <div>
              <h1>Yuqiao <bdi lang="zh">语桥</bdi></h1>
              <span>${subtitle}</span>
            </div>
          </div>
          <yq-language-menu .languages=${this.#boot.languages}></yq-language-menu>
          <yq-emergency .cards=${this.start.emergencies}></yq-emergency>
          <yq-menu ?started=${this.#session.started} ?human=${["waiting", "with_agent"].includes(conversation?.state)}></yq-menu>
          ${this.#boot.embed
            ? html`<button class="icon-button" type="button" aria-label=${msg("Close")} @click=${() => this.#host.close()}>${icon("x")}</button>`
            : nothing}
        </div>
      </header>
      <div class="strips">
        <div role="status">${this.cut ? this.#connection() : nothing}</div>
        <div role="alert">${this.trouble ? this.#trouble() : nothing}</div>
        ${conversation?.state === "waiting" ? html`<yq-waiting .queue=${conversation.queue} .folded=${Boolean(conversation.emergency)}></yq-waiting>` : nothing}
        ${conversation?.state === "with_agent" ? this.#person(conversation.agent) : nothing}
      </div>
      <yq-thread .entries=${this.#entries()} ?earlier=${earlier} .typing=${typing}>
        <yq-welcome .start=${this.start}></yq-welcome>
      </yq-thread>
      <yq-composer></yq-composer>
      <yq-viewer></yq-viewer>
      <yq-continue .session=${this.#session}></yq-continue>
      <dialog id="topics" aria-labelledby="topics-title" @click=${closeOutside}>
        <div class="dialog-head">
          <h2 id="topics-title">${msg("All topics")}</h2>
          <form method="dialog"><button class="icon-button" aria-label=${msg("Close")}>${icon("x")}</button></form>
        </div>
        <div class="dialog-body"><yq-topics .categories=${this.start.categories}></yq-topics></div>
      </dialog>
      ${this.dragging ? html`<p class="drop">${icon("upload")}${msg("Drop pictures or PDF files here")}</p>` : nothing}
    `;
  }

  #connection() {
    const offline = this.#session.connection === "offline";
    return html`<div class="connection"><div class="strip">
      ${icon(offline ? "wifi-off" : "loader-circle")}
      <p>${offline ? msg("You are offline. What you write is kept and sent later.") : msg("Connecting again…")}</p>
    </div></div>`;
  }

  #trouble() {
    return html`<div class="trouble"><div class="strip">
      ${icon("circle-alert")}
      <p dir="auto">${this.trouble}</p>
      <button class="icon-button" type="button" aria-label=${msg("Close")} @click=${() => (this.trouble = "")}>${icon("x")}</button>
    </div></div>`;
  }

  #person({ name, languages }) {
    const speaks = msg("Speaks: {languages}", { languages: formatList(languages.map(languageName)) });
    return html`<div class="person"><div class="strip">
      ${icon("headset")}
      <p>
        <strong><bdi>${name}</bdi></strong> · ${msg("Staff")}<br />
        ${speaks}
      </p>
    </div></div>`;
  }

  /** What the thread holds, then what is on its way. */
  #entries() {
    const { thread, outbox, conversation } = this.#session;
    const stored = thread.messages.map((message) => ({
      key: message.id ?? `seq-${message.seq}`,
      message,
      delivery: message.seq <= (conversation?.desk_read ?? 0) ? "read" : "delivered",
    }));
    const coming = outbox.items
      .filter((item) => !thread.has(item.id))
      .map((item) => ({
        key: item.id,
        message: onItsWay(item),
        delivery: item.state === "accepted" ? "delivered" : item.state,
        error: item.error,
        progress: item.progress,
      }));
    return [...stored, ...coming];
  }

  #sessionChanged() {
    this.#watchConnection();
    this.requestUpdate();
    this.updateComplete.then(() => this.#look());
  }

  #watchConnection() {
    const cut = ["offline", "reconnecting"].includes(this.#session.connection);
    if (!cut) {
      clearTimeout(this.#cutTimer);
      this.#cutTimer = 0;
      this.cut = false;
    } else if (!this.#cutTimer) {
      this.#cutTimer = setTimeout(() => (this.cut = true), PATIENCE);
    }
  }

  get #watched() {
    return !document.hidden && this.#host.open;
  }

  #arrived(messages) {
    if (!this.#watched) this.#count(this.#unread + messages.filter(({ kind }) => kind !== "notice").length);
    if (!this.#watched || !document.hasFocus() || messages.some(({ author }) => author.kind === "agent")) playSound();
  }

  /** The reader may have seen everything now. */
  #look() {
    if (!this.#watched) return;
    this.#count(0);
    if (this.renderRoot.querySelector("yq-thread")?.atEnd) this.#session.sayRead();
  }

  #count(unread) {
    if (unread !== this.#unread) this.#host.unread(unread);
    this.#unread = unread;
    document.title = unread ? `(${unread}) ${this.#title}` : this.#title;
  }

  #send(draft) {
    this.renderRoot.querySelector("#topics").close();
    const { state = "bot" } = this.#session.conversation ?? {};
    if (CODE.test(draft.text ?? "") && !draft.choice && !["waiting", "with_agent"].includes(state)) {
      this.renderRoot.querySelector("yq-continue").askCode(draft.text);
      return;
    }
    this.#session.send(draft);
  }

  #obey({ name, detail }) {
    const session = this.#session;
    if (name === "typing") session.sayTyping();
    else if (name === "seen") this.#look();
    else if (name === "earlier") session.loadEarlier();
    else if (name === "topics") this.renderRoot.querySelector("#topics").showModal();
    else if (name === "transcript") this.#saveTranscript();
    else if (name === "elsewhere") this.renderRoot.querySelector("yq-continue").showCode();
    else if (name === "resume") this.renderRoot.querySelector("yq-continue").askCode();
    else if (name === "language") this.#chooseLanguage(detail);
  }

  async #chooseLanguage(code) {
    if (!(await this.#turnTo(code))) {
      this.#say(msg("There is no connection. Please try again later."));
      return;
    }
    remember("language", code);
    this.#session.chooseLanguage(code);
  }

  #followLanguage(code) {
    if (code !== language()) this.#turnTo(code);
    remember("language", code);
  }

  /** Turns the page, words from the server included. */
  async #turnTo(code) {
    try {
      const start = code === this.start.language ? this.start : await this.#session.firstScreen(code);
      await loadMessages(code);
      this.start = start;
    } catch {
      return false;
    }
    return true;
  }

  async #saveTranscript() {
    const file = await this.#session.transcript();
    if (!file) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "yuqiao.html";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  #say(words) {
    this.trouble = words;
    clearTimeout(this.#troubleTimer);
    this.#troubleTimer = setTimeout(() => (this.trouble = ""), NOTE_LASTS);
  }

  /** Escape folds the widget, unless it closes a dialog or a menu. */
  #escape(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    if (event.composedPath().some((node) => node instanceof HTMLDialogElement || node.popover)) return;
    this.#host.close();
  }

  #drag(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.dragging = true;
  }

  #drop(event) {
    if (!this.dragging) return;
    event.preventDefault();
    this.dragging = false;
    this.renderRoot.querySelector("yq-composer").addFiles(event.dataTransfer.files);
  }
}

/** An outbox item, in the shape of a message. */
function onItsWay({ id, at, text, files }) {
  return {
    id,
    author: { kind: "resident" },
    kind: "text",
    text,
    language: "",
    at: new Date(at).toISOString(),
    files,
    card: {},
    actions: [],
  };
}

customElements.define("yq-chat", Chat);
