/**
 * Messages on their way. Each is kept in this browser until the server has accepted it, and is sent under one id however
 * often that takes; one at a time, so that they arrive in the order in which they were written.
 */

const FIRST_PAUSE = 1000;
const LAST_PAUSE = 30_000;

/**
 * @typedef {object} Item
 * @property {string} id the message's UUID
 * @property {number} at when it was written (milliseconds); strictly increasing
 * @property {string} text
 * @property {string | null} choice
 * @property {{blob: Blob, name: string, type: string, size: number, id: string | null}[]} files `id` once uploaded
 * @property {"waiting" | "sending" | "sent" | "accepted" | "failed"} state
 * @property {number} progress of the upload, 0 to 1
 * @property {string} error why it failed, in words
 * @property {number} unanswered how often it was sent without any answer
 */

/** Events: `change`. */
export class Outbox extends EventTarget {
  #items = [];
  #store;
  #deliver;
  #running = false;
  #pauses = 0;
  #endPause = () => {};

  /**
   * @param {object} options
   * @param {{all(): Promise<Item[]>, put(item: Item): Promise<void>, remove(id: string): Promise<void>}} options.store
   * @param {(item: Item, update: (changes: Partial<Item>) => void) => Promise<void>} options.deliver resolves when the
   *   server has accepted the item; rejects with an error that has `retryable`, and perhaps `retryAfter` in seconds
   */
  constructor({ store, deliver }) {
    super();
    this.#store = store;
    this.#deliver = deliver;
  }

  get items() {
    return this.#items;
  }

  get pending() {
    return this.#items.filter((item) => item.state !== "accepted" && item.state !== "failed");
  }

  /** Takes up what an earlier visit left unsent. */
  async load() {
    const kept = await this.#store.all();
    const fresh = kept.filter((item) => !this.#items.some((held) => held.id === item.id));
    this.#items = [...fresh, ...this.#items].sort((a, b) => a.at - b.at);
    this.#changed();
    this.wake();
  }

  /** @returns {Item} */
  add({ text = "", choice = null, files = [] }) {
    const at = Math.max(Date.now(), (this.#items.at(-1)?.at ?? 0) + 1);
    const kept = files.map((file) => ({ blob: file, name: file.name, type: file.type, size: file.size, id: null }));
    const item = { id: uuid(), at, text, choice, files: kept, state: "waiting", progress: 0, error: "", unanswered: 0 };
    this.#items = [...this.#items, item];
    this.#keep(item);
    this.#changed();
    this.wake();
    return item;
  }

  retry(id) {
    this.#update(this.#find(id), { state: "waiting", error: "", unanswered: 0 });
    this.wake();
  }

  /** Forgets an item: given up, or now held by the thread. */
  remove(id) {
    if (!this.#find(id)) return;
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#store.remove(id);
    this.#changed();
  }

  /** Something changed for the better (a connection): try now. */
  wake() {
    this.#pauses = 0;
    this.#endPause();
    if (!this.#running) this.#run();
  }

  async #run() {
    this.#running = true;
    for (let item = this.pending[0]; item; item = this.pending[0]) await this.#attempt(item);
    this.#running = false;
  }

  async #attempt(item) {
    const update = (changes) => this.#update(item, changes);
    update({ state: "sending" });
    try {
      await this.#deliver(item, update);
      update({ state: "accepted" });
      this.#store.remove(item.id);
    } catch (error) {
      if (error.retryable) {
        update({ state: "waiting" });
        await this.#pause(error.retryAfter);
      } else {
        update({ state: "failed", error: error.message });
        if (this.#find(item.id)) this.#keep(item);
      }
    }
  }

  #pause(seconds) {
    const backoff = Math.min(LAST_PAUSE, FIRST_PAUSE * 2 ** this.#pauses++);
    const delay = seconds ? seconds * 1000 : backoff * (0.5 + Math.random() / 2);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      this.#endPause = () => {
        if (seconds) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #find(id) {
    return this.#items.find((item) => item.id === id);
  }

  #update(item, changes) {
    Object.assign(item, changes);
    this.#items = [...this.#items];
    this.#changed();
  }

  #keep(item) {
    this.#store.put({ ...item, state: item.state === "failed" ? "failed" : "waiting", progress: 0 });
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** `crypto.randomUUID` exists only where the page came by https. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Keeps items in IndexedDB, which holds files too; where there is none, they last as long as the page. */
export class BrowserStore {
  #database;

  async all() {
    return this.#run("readonly", (store) => store.getAll(), []);
  }

  async put(item) {
    await this.#run("readwrite", (store) => store.put(item));
  }

  async remove(id) {
    await this.#run("readwrite", (store) => store.delete(id));
  }

  async #run(mode, action, otherwise) {
    try {
      const database = await (this.#database ??= open());
      return await settled(action(database.transaction("outbox", mode).objectStore("outbox")));
    } catch {
      return otherwise;
    }
  }
}

function open() {
  const request = indexedDB.open("yuqiao", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "id" });
  return settled(request);
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
