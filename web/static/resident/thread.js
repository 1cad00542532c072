/** The messages of one conversation: in the order of `seq`, without gaps, each once. */
export class Thread {
  #messages = [];

  get messages() {
    return this.#messages;
  }

  /** The lowest `seq` held, or null. */
  get first() {
    return this.#messages[0]?.seq ?? null;
  }

  /** The highest `seq` held, or null: where to resume. */
  get last() {
    return this.#messages.at(-1)?.seq ?? null;
  }

  has(id) {
    return this.#messages.some((message) => message.id === id);
  }

  /**
   * Takes messages in order, at the end. Those already held fall away; at a gap it stops.
   * @returns {{added: object[], gap: boolean}} after a gap, ask again with `after=last`
   */
  append(messages) {
    const added = [];
    for (const message of messages) {
      const last = added.at(-1)?.seq ?? this.last;
      if (last !== null && message.seq <= last) continue;
      if (last !== null && message.seq > last + 1) return this.#keep(added, true);
      added.push(message);
    }
    return this.#keep(added, false);
  }

  /** Takes the messages just before the first. */
  prepend(messages) {
    const earlier = messages.filter((message) => this.first === null || message.seq < this.first);
    this.#messages = [...earlier, ...this.#messages];
  }

  clear() {
    this.#messages = [];
  }

  #keep(added, gap) {
    if (added.length) this.#messages = [...this.#messages, ...added];
    return { added, gap };
  }
}
