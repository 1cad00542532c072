/** One resident's conversation, as this page holds it: token, connection, messages, and what is on its way. */
import { Api, ApiError } from "../shared/api.js";
import { language, msg } from "../shared/i18n.js";
import { Socket } from "../shared/socket.js";
import { BrowserStore, Outbox } from "./outbox.js";
import { onChange, recall, remember } from "./storage.js";
import { Thread } from "./thread.js";

const TYPING_EVERY = 3000;
const TYPING_LASTS = 6000;
const ACCEPTED_WITHIN = 15_000;
const BAD_FRAME = 4400;
const MOST_UNANSWERED = 3;

class Interrupted extends Error {
  retryable = true;
}

/**
 * Events: `change` when anything to show changed; `arrival` with messages of others (`detail`) that are news to the
 * reader; `language` with the conversation's language; `trouble` with a sentence.
 */
export class ChatSession extends EventTarget {
  thread = new Thread();
  outbox = new Outbox({ store: new BrowserStore(), deliver: (item, update) => this.#deliver(item, update) });
  conversation = null;
  earlier = false;
  typing = null;

  #token = recall("token");
  #chosenLanguage = null;
  #api = new Api(() => (this.#token ? { Authorization: `Bearer ${this.#token}` } : {}));
  #socket = new Socket({ url: "/bots/web/socket", hello: () => this.#hello() });
  #inFlight = null;
  #history = Infinity;
  #read = 0;
  #typingTimer = 0;
  #lastTyping = 0;
  #catchingUp = false;
  #loadingEarlier = false;

  constructor() {
    super();
    this.outbox.addEventListener("change", () => this.#changed());
    this.#socket.addEventListener("frame", (event) => this.#receive(event.detail));
    this.#socket.addEventListener("refused", () => this.#forget());
    this.#socket.addEventListener("lost", (event) => this.#lost(event.detail));
    this.#socket.addEventListener("state", () => this.#connectionChanged());
    addEventListener("online", () => this.#connectionChanged());
    addEventListener("offline", () => this.#connectionChanged());
    // as it is now: of two tabs that begin at once, both keep the later one
    onChange("token", () => {
      const token = recall("token");
      if (token && token !== this.#token) this.#change(token);
    });
  }

  start() {
    if (this.#token) this.#socket.open();
    this.outbox.load();
  }

  /** `none` (no conversation yet), `offline`, `reconnecting` or `open`. */
  get connection() {
    if (!navigator.onLine) return "offline";
    if (!this.#token) return "none";
    return this.#socket.state === "open" ? "open" : "reconnecting";
  }

  get started() {
    return this.#token !== null;
  }

  send(draft) {
    this.outbox.add(draft);
  }

  sayTyping() {
    const now = Date.now();
    if (now - this.#lastTyping < TYPING_EVERY) return;
    if (this.#socket.send({ type: "typing" })) this.#lastTyping = now;
  }

  sayRead() {
    const last = this.thread.last ?? 0;
    if (last > this.#read && this.#socket.send({ type: "read", seq: last })) this.#read = last;
  }

  /** By hand, so it stands until the reader leaves, whatever they write in. */
  chooseLanguage(code) {
    this.#chosenLanguage = code;
    this.#socket.send({ type: "language", language: code });
  }

  async loadEarlier() {
    if (this.#loadingEarlier || !this.earlier || this.thread.first === null) return;
    this.#loadingEarlier = true;
    try {
      const page = await this.#api.get(`/api/chat/messages?before=${this.thread.first}&limit=50`);
      this.thread.prepend(page.messages);
      this.earlier = page.earlier;
      this.#changed();
    } catch (error) {
      this.#trouble(error);
    } finally {
      this.#loadingEarlier = false;
    }
  }

  /** @returns {Promise<Blob | null>} */
  async transcript() {
    try {
      return await this.#api.blob("/api/chat/transcript");
    } catch (error) {
      this.#trouble(error);
      return null;
    }
  }

  /** What the first screen shows, in another language. */
  firstScreen(code) {
    return this.#api.get(`/api/chat/start?language=${code}`);
  }

  /** A code with which this conversation goes on elsewhere: `{code, until, channels}`. */
  code() {
    return this.#api.post("/api/chat/elsewhere", {});
  }

  /** Takes up the conversation that a code was made for. Rejects where it opens none. */
  resume(code) {
    return this.#takeUp("/api/chat/resume", { code });
  }

  /** The same for what a link ends in. */
  usePass(pass) {
    return this.#takeUp("/api/chat/pass", { pass });
  }

  async #takeUp(path, body) {
    const { token, conversation } = await this.#api.post(path, body);
    remember("token", token);
    this.#change(token);
    this.#setConversation(conversation);
  }

  #hello() {
    const frame = { type: "hello", token: this.#token, after: this.thread.last };
    return frame;
  }

  #receive(frame) {
    switch (frame.type) {
      case "welcome":
        if (this.thread.last === null) {
          this.earlier = frame.earlier;
          this.#history = frame.conversation.last_seq;
        }
        this.#setConversation(frame.conversation);
        break;
      case "conversation":
        this.#setConversation(frame.conversation);
        break;
      case "messages":
        this.#take(frame.messages);
        break;
      case "accepted":
        if (this.#inFlight?.id === frame.id) this.#inFlight.resolve();
        break;
      case "refused":
        this.#refused(frame);
        break;
      case "typing":
        this.#showTyping(frame.author);
        break;
    }
  }

  #setConversation(conversation) {
    const before = this.conversation?.language;
    this.conversation = conversation;
    this.#changed();
    if (conversation.language === before) return;
    // a later wish in words outweighs the menu; what is merely written in does not
    if (this.#chosenLanguage && !conversation.language_chosen) return;
    if (this.#chosenLanguage) this.#chosenLanguage = conversation.language;
    this.dispatchEvent(new CustomEvent("language", { detail: conversation.language }));
  }

  #take(messages) {
    const { added, gap } = this.thread.append(messages);
    for (const message of added) if (message.id) this.outbox.remove(message.id);
    const news = added.filter((message) => message.author.kind !== "resident" && message.seq > this.#history);
    if (news.length) {
      this.#showTyping(null);
      this.dispatchEvent(new CustomEvent("arrival", { detail: news }));
    }
    if (added.length) this.#changed();
    if (gap) this.#catchUp();
  }

  async #catchUp() {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      let held;
      do {
        held = this.thread.last;
        this.#take((await this.#api.get(`/api/chat/messages?after=${held}`)).messages);
      } while (this.thread.last > held);
    } catch {
      // Whatever is missing comes with the next connection.
    } finally {
      this.#catchingUp = false;
    }
  }

  #refused({ id, error }) {
    const refusal = new ApiError(400, error);
    if (this.#inFlight?.id === id) this.#inFlight.reject(refusal);
    else this.#trouble(refusal);
  }

  #lost(code) {
    const reason = code === BAD_FRAME ? new ApiError(400) : new Interrupted();
    this.#inFlight?.reject(reason);
  }

  #showTyping(author) {
    clearTimeout(this.#typingTimer);
    if (author) this.#typingTimer = setTimeout(() => this.#showTyping(null), TYPING_LASTS);
    if (this.typing === author) return;
    this.typing = author;
    this.#changed();
  }

  #connectionChanged() {
    if (this.connection === "open" || this.connection === "none") this.outbox.wake();
    this.#changed();
  }

  async #deliver(item, update) {
    try {
      if (!this.#token) await this.#begin();
      for (const [index, file] of item.files.entries()) {
        if (file.id) continue;
        const part = (fraction) => update({ progress: (index + fraction) / item.files.length });
        file.id = (await this.#api.upload("/api/chat/files", file.blob, file.name, part)).id;
      }
      update({ progress: 1 });
      await this.#hand(item, update);
    } catch (error) {
      if (error.status === 401) this.#forget();
      throw this.#judged(error);
    }
  }

  /** Sends the frame and waits for its answer. */
  #hand(item, update) {
    let timer;
    return new Promise((resolve, reject) => {
      const frame = { type: "send", id: item.id };
      if (item.text) frame.text = item.text;
      if (item.choice) frame.choice = item.choice;
      if (item.files.length) frame.files = item.files.map((file) => file.id);
      this.#inFlight = { id: item.id, resolve, reject };
      timer = setTimeout(() => reject(this.#unanswered(item)), ACCEPTED_WITHIN);
      if (this.#socket.send(frame)) update({ state: "sent" });
      else reject(new Interrupted());
    }).finally(() => {
      clearTimeout(timer);
      this.#inFlight = null;
    });
  }

  /** One message to which the server says nothing must not hold up the others for ever. */
  #unanswered(item) {
    item.unanswered += 1;
    return item.unanswered < MOST_UNANSWERED ? new Interrupted() : new ApiError(408);
  }

  /** Says of an error whether the same message may be sent again, and when. */
  #judged(error) {
    if (error instanceof Interrupted) return error;
    if (!(error instanceof ApiError)) return this.#judged(new ApiError(400));
    const later = error.retryable || ["rate_limited", "unavailable"].includes(error.code) || error.status === 401;
    const judged = new Error(error.message || msg("The message could not be sent."));
    return Object.assign(judged, { retryable: later, retryAfter: error.fields.retry_after });
  }

  /** Two tabs that write at once shall make one conversation. */
  async #begin() {
    const begin = async () => {
      const made = recall("token");
      if (made) return this.#use(made);
      const { token, conversation } = await this.#api.post("/api/chat/session", { language: language() });
      remember("token", token);
      this.#history = 0;
      this.#use(token);
      this.#setConversation(conversation);
    };
    try {
      await (navigator.locks ? navigator.locks.request("yuqiao.session", begin) : begin());
    } catch (error) {
      // A frame on a foreign page may have neither locks nor storage; then there is no other tab to agree with.
      if (!(error instanceof DOMException)) throw error;
      await begin();
    }
  }

  #use(token) {
    this.#token = token;
    this.#socket.open();
    this.#changed();
  }

  /** Goes over to another conversation; what is not sent yet goes there. */
  #change(token) {
    if (this.#token) this.#leave();
    this.#use(token);
  }

  #forget() {
    if (recall("token") === this.#token) remember("token", null);
    this.#leave();
    this.outbox.wake();
    this.#changed();
  }

  #leave() {
    this.#token = null;
    this.#inFlight?.reject(new Interrupted());
    this.#socket.close();
    this.#showTyping(null);
    this.thread.clear();
    this.conversation = null;
    this.earlier = false;
    this.#history = Infinity;
    this.#read = 0;
    for (const item of this.outbox.items) {
      if (item.state === "accepted") this.outbox.remove(item.id);
      // uploaded for the other one
      for (const file of item.files) file.id = null;
    }
  }

  #trouble(error) {
    const words = error.status === 0 ? msg("There is no connection. Please try again later.") : error.message;
    this.dispatchEvent(new CustomEvent("trouble", { detail: words || msg("Something went wrong. Please try again.") }));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
