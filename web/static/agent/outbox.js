/** Messages written and not yet stored by the server: kept over reloads, sent in order, each under one id. */

const FIRST_DELAY = 1_000;
const LAST_DELAY = 30_000;

/**
 * Events: `change`; `stored` with `{conversationId, message}` as `detail`.
 *
 * Items are `{id, conversationId, text, files, place, at, error}`; `error` is null while the item waits or travels, and a
 * sentence once the server refused it.
 */
export class Outbox extends EventTarget {
  #key;
  #write;
  #items;
  #busy = new Set();
  #attempt = 0;
  #timer = 0;

  /** @param {(conversationId: string, message: object) => Promise<object>} write stores a message at the server */
  constructor(agentId, write) {
    super();
    this.#key = `yuqiao.outbox.${agentId}`;
    this.#write = write;
    this.#items = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
  }

  of(conversationId) {
    return this.#items.filter((item) => item.conversationId === conversationId);
  }

  add(conversationId, { text = "", files = [], place = null }) {
    const item = { id: crypto.randomUUID(), conversationId, text, files, place, at: new Date().toISOString(), error: null };
    this.#keep([...this.#items, item]);
    this.flush();
  }

  retry(id) {
    this.#keep(this.#items.map((item) => (item.id === id ? { ...item, error: null } : item)));
    this.flush();
  }

  discard(id) {
    this.#keep(this.#items.filter((item) => item.id !== id));
  }

  /** Sends what waits, one at a time in each conversation. */
  flush() {
    clearTimeout(this.#timer);
    const conversations = new Set(this.#items.filter((item) => !item.error).map((item) => item.conversationId));
    for (const conversationId of conversations) this.#send(conversationId);
  }

  async #send(conversationId) {
    const next = this.#items.find((item) => item.conversationId === conversationId && !item.error);
    if (!next || this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    try {
      const { id, text, files, place = null } = next;
      const message = await this.#write(conversationId, { id, text, files: files.map((file) => file.id), place });
      this.#attempt = 0;
      this.discard(id);
      this.dispatchEvent(new CustomEvent("stored", { detail: { conversationId, message } }));
    } catch (error) {
      if (error.retryable) return this.#later();
      this.#keep(this.#items.map((item) => (item.id === next.id ? { ...item, error: error.message } : item)));
    } finally {
      this.#busy.delete(conversationId);
    }
    return this.#send(conversationId);
  }

  #later() {
    const delay = Math.min(LAST_DELAY, FIRST_DELAY * 2 ** this.#attempt++);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delay * (0.5 + Math.random() / 2));
  }

  #keep(items) {
    this.#items = items;
    localStorage.setItem(this.#key, JSON.stringify(items));
    this.dispatchEvent(new Event("change"));
  }
}
