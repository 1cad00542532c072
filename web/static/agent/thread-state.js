/** One conversation as the console holds it: pure functions over `Thread` values. */

/** How long "is typing" is shown after its frame. */
export const TYPING_FOR = 6_000;
const TOGETHER_FOR = 5 * 60_000;

export const emptyThread = (id) => ({
  id,
  conversation: null,
  messages: [],
  earlier: false,
  loaded: false,
  typingUntil: 0,
  error: null,
});

export const lastSeq = (thread) => thread.messages.at(-1)?.seq ?? 0;

/** Puts messages in, each `seq` once, in order; a newer copy replaces an older one. */
export function merge(thread, messages) {
  const bySeq = new Map(thread.messages.map((message) => [message.seq, message]));
  for (const message of messages) bySeq.set(message.seq, message);
  const merged = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const fromResident = messages.some((message) => message.author.kind === "resident");
  return { ...thread, messages: merged, typingUntil: fromResident ? 0 : thread.typingUntil };
}

/** The `seq` to ask again after when `messages` do not follow on what is held, else null. */
export function gapBefore(thread, messages) {
  const last = lastSeq(thread);
  const first = Math.min(...messages.map((message) => message.seq));
  return thread.loaded && first > last + 1 ? last : null;
}

/** Whether the message continues the one above it: same author, a few minutes, nothing between. */
export function continues(above, message) {
  return (
    above !== undefined &&
    above.author.kind === message.author.kind &&
    above.author.name === message.author.name &&
    above.kind !== "notice" &&
    message.kind !== "notice" &&
    sameDay(above.at, message.at) &&
    Date.parse(message.at) - Date.parse(above.at) < TOGETHER_FOR
  );
}

export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

/** The corrections of messages that are held, by the `seq` of what they correct, oldest first. */
export function correctionsOf(messages) {
  const held = new Set(messages.map(({ seq }) => seq));
  const found = new Map();
  for (const message of messages) {
    const of = message.card?.edits;
    if (held.has(of)) found.set(of, [...(found.get(of) ?? []), message]);
  }
  return found;
}

/** How far a message of ours came: `sent`, `delivered` or `read`. */
export function progress(message, conversation) {
  if (message.seq <= conversation.resident_read) return "read";
  return message.seq <= conversation.resident_delivered ? "delivered" : "sent";
}
