/** A WebSocket that comes back: says hello, pings, notices silence, reconnects with backoff and jitter. */

const FIRST_DELAY = 500;
const LAST_DELAY = 30_000;
const ANSWER_WITHIN = 10_000;
const STOPS = new Set([4401]);

/**
 * Events: `state` when `state` changed; `frame` with the parsed frame as `detail`; `lost` with the close code (0: silence)
 * as `detail`; `refused` with the close code when the server does not know us, after which it stays closed.
 *
 * `hello()` gives the first frame of every connection and so says where to resume. The connection is `open` once the
 * server has answered it.
 */
export class Socket extends EventTarget {
  #url;
  #hello;
  #pingEvery;
  #socket = null;
  #state = "closed";
  #attempt = 0;
  #retryTimer = 0;
  #pingTimer = 0;
  #silenceTimer = 0;

  /** @param {{url: string, hello: () => object, pingEvery?: number}} options `url` is a path or an address */
  constructor({ url, hello, pingEvery = 25_000 }) {
    super();
    this.#url = new URL(url, location.href);
    this.#url.protocol = this.#url.protocol.replace("http", "ws");
    this.#hello = hello;
    this.#pingEvery = pingEvery;
    addEventListener("online", this.#nudge);
    addEventListener("pageshow", this.#nudge);
    document.addEventListener("visibilitychange", this.#nudge);
  }

  /** `closed` (not wanted), `connecting`, `open`, or `waiting` (to try again). */
  get state() {
    return this.#state;
  }

  open() {
    if (this.#state === "closed") this.#connect();
  }

  close() {
    this.#drop();
    this.#become("closed");
  }

  /** False when the frame could not be handed over; true promises nothing about its arrival. */
  send(frame) {
    if (this.#state !== "open") return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    this.#drop();
    this.#become("connecting");
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#expectAnswer();
    socket.onopen = () => socket.send(JSON.stringify(this.#hello()));
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#lost(event.code);
  }

  #receive(data) {
    clearTimeout(this.#silenceTimer);
    if (this.#state !== "open") {
      this.#attempt = 0;
      this.#pingTimer = setInterval(() => this.#ping(), this.#pingEvery);
      this.#become("open");
    }
    this.dispatchEvent(new CustomEvent("frame", { detail: JSON.parse(data) }));
  }

  #ping() {
    if (this.send({ type: "ping" })) this.#expectAnswer();
  }

  #expectAnswer() {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#lost(0), ANSWER_WITHIN);
  }

  #lost(code) {
    this.#drop();
    this.dispatchEvent(new CustomEvent("lost", { detail: code }));
    if (STOPS.has(code)) {
      this.#become("closed");
      this.dispatchEvent(new CustomEvent("refused", { detail: code }));
      return;
    }
    const delay = Math.min(LAST_DELAY, FIRST_DELAY * 2 ** this.#attempt++);
    this.#retryTimer = setTimeout(() => this.#connect(), delay * (0.5 + Math.random() / 2));
    this.#become("waiting");
  }

  #drop() {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    clearInterval(this.#pingTimer);
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = null;
  }

  /** The network or the reader came back: do not sit out the delay, and do not trust an old connection. */
  #nudge = () => {
    if (document.hidden) return;
    if (this.#state === "waiting") this.#connect();
    else this.#ping();
  };

  #become(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.dispatchEvent(new Event("state"));
  }
}
