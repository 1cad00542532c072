/**
 * The page that holds us in a frame (see `widget.js`). It introduces itself first; only then, and only to its origin,
 * do we say anything.
 */
export class Host extends EventTarget {
  #origin = null;
  #open = true;
  #last = null;

  constructor() {
    super();
    addEventListener("message", (event) => {
      if (event.source !== parent || parent === window) return;
      if (event.data?.type !== "yuqiao:host") return;
      this.#origin = event.origin;
      this.#open = Boolean(event.data.open);
      this.dispatchEvent(new CustomEvent("open", { detail: this.#open }));
      if (this.#last) this.#say(this.#last);
    });
  }

  /** Whether the chat is unfolded on the host's page. */
  get open() {
    return this.#open;
  }

  unread(count) {
    this.#last = { type: "yuqiao:unread", count };
    this.#say(this.#last);
  }

  close() {
    this.#say({ type: "yuqiao:close" });
  }

  #say(message) {
    if (this.#origin && this.#origin !== "null") parent.postMessage(message, this.#origin);
  }
}
