/** The console's model: what the server said, kept current over one socket, and what the agent does. */
import { Socket } from "../shared/socket.js";
import { Outbox } from "./outbox.js";
import { arrangeMine, arrangeQueue, LINGER } from "./queue-state.js";
import { Server, signIn } from "./server.js";
import { emptyThread, gapBefore, lastSeq, merge, TYPING_FOR } from "./thread-state.js";

const HEARTBEAT = 15_000;
const TYPING_EVERY = 3_000;

/** Events: `change` after anything changed; `desk` with `{before, after}` when the server sent a new desk. */
export class Desk extends EventTarget {
  me;
  server;
  /** The newest `Desk` frame, null before the first one. */
  state = null;
  queueRows = [];
  mine = [];
  openId = null;
  /** Milliseconds that the server's clock is ahead of ours. */
  #ahead = 0;
  #threads = new Map();
  #taken = new Map();
  #held = false;
  #outbox;
  #socket;
  #watched = new Set();
  #typingSent = 0;
  #readSent = new Map();

  constructor(boot) {
    super();
    this.me = boot.me;
    this.server = new Server(boot.csrf);
    this.#outbox = new Outbox(boot.me.id, (id, message) => this.server.write(id, message));
    this.#outbox.addEventListener("change", () => this.#changed());
    this.#outbox.addEventListener("stored", ({ detail }) => this.#receive(detail.conversationId, [detail.message]));
    this.#socket = new Socket({ url: "/api/agent/socket", hello: () => this.#hello(), pingEvery: HEARTBEAT });
    this.#socket.addEventListener("state", () => this.#connectionChanged());
    this.#socket.addEventListener("frame", ({ detail }) => this.#frame(detail));
    this.#socket.addEventListener("refused", signIn);
  }

  start() {
    this.#socket.open();
    this.#outbox.flush();
  }

  get connection() {
    return this.#socket.state;
  }

  get now() {
    return Date.now() + this.#ahead;
  }

  thread(id) {
    return this.#threads.get(id) ?? emptyThread(id);
  }

  unsent(id) {
    const stored = new Set(this.thread(id).messages.map((message) => message.id));
    return this.#outbox.of(id).filter((item) => !stored.has(item.id));
  }

  /** While held (a pointer is over the queue) its rows keep their places. */
  hold(held) {
    this.#held = held;
    this.arrange();
  }

  /** Puts the queue's rows in order; to be called again now and then, as rows that left linger only for a while. */
  arrange() {
    if (!this.state) return;
    const { queue, mine } = this.state;
    this.queueRows = arrangeQueue(this.queueRows, queue, { taken: this.#taken, mine, now: Date.now(), held: this.#held });
    this.mine = arrangeMine(mine);
    this.#changed();
  }

  async open(id) {
    this.openId = id;
    this.#watch();
    this.#changed();
    if (!id || this.thread(id).loaded) return;
    await this.#load(id);
  }

  async earlier(id) {
    const thread = this.thread(id);
    const page = await this.server.before(id, thread.messages[0].seq);
    this.#put({ ...merge(this.thread(id), page.messages), earlier: page.earlier });
  }

  async signOut() {
    await this.server.signOut();
    signIn();
  }

  async presence(status) {
    this.#newDesk(await this.server.presence(status));
  }

  /** Resolves to `{won: true}`, or to `{won: false, by}` when somebody else was faster (`by` null: no longer waiting). */
  async accept(item) {
    try {
      this.#conversation(await this.server.accept(item.handoff_id));
    } catch (error) {
      if (error.code !== "handoff_taken" && error.code !== "handoff_ended") throw error;
      this.#leftQueue(item.handoff_id, error.fields.by ?? null);
      return { won: false, by: error.fields.by ?? null };
    }
    await this.open(item.conversation_id);
    return { won: true };
  }

  write(id, message) {
    this.#outbox.add(id, message);
  }

  retry(messageId) {
    this.#outbox.retry(messageId);
  }

  discard(messageId) {
    this.#outbox.discard(messageId);
  }

  async note(id, text) {
    const note = await this.server.note(id, text);
    const thread = this.thread(id);
    const notes = [...thread.conversation.notes.filter((known) => known.id !== note.id), note];
    this.#put({ ...thread, conversation: { ...thread.conversation, notes } });
  }

  async handBack(id) {
    this.#conversation(await this.server.handBack(id));
  }

  async pass(id, agentId, note) {
    this.#conversation(await this.server.pass(id, agentId, note));
  }

  async close(id) {
    this.#conversation(await this.server.close(id));
  }

  typing(id) {
    if (Date.now() - this.#typingSent < TYPING_EVERY) return;
    this.#typingSent = Date.now();
    this.#socket.send({ type: "typing", conversation_id: id });
  }

  read(id, seq) {
    if ((this.#readSent.get(id) ?? 0) >= seq) return;
    if (this.#socket.send({ type: "read", conversation_id: id, seq })) this.#readSent.set(id, seq);
  }

  #wanted() {
    const ids = new Set((this.state?.mine ?? []).map((item) => item.conversation_id));
    if (this.openId) ids.add(this.openId);
    return ids;
  }

  #resumeAt(id) {
    const thread = this.thread(id);
    if (thread.loaded) return lastSeq(thread);
    return this.state?.mine.find((item) => item.conversation_id === id)?.last_seq ?? 0;
  }

  #hello() {
    this.#watched = this.#wanted();
    return { type: "hello", watch: Object.fromEntries([...this.#watched].map((id) => [id, this.#resumeAt(id)])) };
  }

  #watch() {
    const wanted = this.#wanted();
    for (const id of this.#watched) {
      if (!wanted.has(id) && this.#socket.send({ type: "unwatch", conversation_id: id })) this.#watched.delete(id);
    }
    for (const id of wanted) {
      if (this.#watched.has(id)) continue;
      const frame = { type: "watch", conversation_id: id, after: this.#resumeAt(id) };
      if (this.#socket.send(frame)) this.#watched.add(id);
    }
  }

  #connectionChanged() {
    if (this.connection === "open") {
      this.#readSent.clear();
      this.#outbox.flush();
      for (const thread of this.#threads.values()) if (thread.loaded) this.#refresh(thread.id);
    }
    this.#changed();
  }

  #frame(frame) {
    switch (frame.type) {
      case "desk":
        return this.#newDesk(frame.desk);
      case "messages":
        return this.#receive(frame.conversation_id, frame.messages);
      case "conversation":
        return this.#conversation(frame.conversation);
      case "typing":
        return this.#typing(frame.conversation_id);
      case "taken":
        return this.#leftQueue(frame.handoff_id, frame.by);
    }
  }

  #newDesk(desk) {
    const before = this.state;
    this.state = desk;
    this.#ahead = Date.parse(desk.at) - Date.now();
    this.arrange();
    this.#watch();
    setTimeout(() => this.arrange(), LINGER);
    this.dispatchEvent(new CustomEvent("desk", { detail: { before, after: desk } }));
  }

  #leftQueue(handoffId, by) {
    this.#taken.set(handoffId, by);
    const open = this.#threads.get(this.openId);
    if (open?.conversation?.handoff?.handoff_id === handoffId) this.#refresh(open.id, by);
    const row = this.queueRows.find(({ item }) => item.handoff_id === handoffId);
    if (!row) return;
    const queue = this.state.queue.filter((item) => item.handoff_id !== handoffId);
    this.state = { ...this.state, queue };
    this.arrange();
    setTimeout(() => this.arrange(), LINGER);
  }

  #receive(id, messages) {
    const thread = this.thread(id);
    if (!thread.loaded || messages.length === 0) return;
    const gap = gapBefore(thread, messages);
    if (gap !== null) {
      this.#catchUp(id, gap);
      return;
    }
    this.#put(merge(thread, messages));
  }

  async #catchUp(id, after) {
    // A failure heals by itself: the next connection resumes at the same place.
    const { messages } = await this.server.after(id, after).catch(() => ({ messages: [] }));
    this.#put(merge(this.thread(id), messages));
  }

  #typing(id) {
    this.#put({ ...this.thread(id), typingUntil: Date.now() + TYPING_FOR });
    setTimeout(() => this.#changed(), TYPING_FOR + 50);
  }

  #conversation(conversation) {
    this.#put({ ...this.thread(conversation.id), conversation });
  }

  /** Asks how a conversation stands. What is another's now is hidden from us: then only who has it is kept. */
  async #refresh(id, by = null) {
    try {
      this.#conversation(await this.server.conversation(id));
    } catch (error) {
      if (error.status !== 403) return;
      const { conversation } = this.thread(id);
      const lost = { state: "with_agent", agent: by && { id: null, name: by }, handoff: null, may_write: false };
      this.#conversation({ ...conversation, ...lost });
    }
  }

  async #load(id) {
    try {
      const [conversation, page] = await Promise.all([this.server.conversation(id), this.server.newest(id)]);
      const thread = merge(this.thread(id), page.messages);
      this.#put({ ...thread, conversation, earlier: page.earlier, loaded: true, error: null });
      this.#watch();
    } catch (error) {
      this.#put({ ...this.thread(id), error });
    }
  }

  /** Asks once more for a conversation that could not be shown. */
  reload(id) {
    this.#put({ ...this.thread(id), error: null });
    return this.#load(id);
  }

  #put(thread) {
    this.#threads.set(thread.id, thread);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
