/** The left column as pure functions: what is shown, in which order, and what needs the agent. */

/** How long a row that left the queue stays in its place, telling why. */
export const LINGER = 6_000;

const isEmergency = (item) => item.emergency !== null || item.priority === "emergency";

/**
 * The queue's rows after a new list came: `{item, goneAt, by}`. Rows that left stay where they were until `LINGER` has
 * passed (longer while `held`), so that nothing moves under a hand. While `held`, newcomers go to the end, except
 * emergencies.
 */
export function arrangeQueue(rows, queue, { taken, mine, now, held }) {
  const fresh = new Map(queue.map((item) => [item.handoff_id, item]));
  const own = new Set(mine.map((item) => item.conversation_id));
  const known = new Set(rows.map((row) => row.item.handoff_id));
  const stays = rows
    .map((row) => {
      const item = fresh.get(row.item.handoff_id);
      return item
        ? { item, goneAt: null, by: null }
        : { ...row, goneAt: row.goneAt ?? now, by: taken.get(row.item.handoff_id) ?? null };
    })
    .filter((row) => row.goneAt === null || ((held || now - row.goneAt < LINGER) && !own.has(row.item.conversation_id)));
  const newcomers = queue
    .filter((item) => !known.has(item.handoff_id))
    .map((item) => ({ item, goneAt: null, by: null }));
  const arranged = held ? [...stays, ...newcomers] : inServerOrder(stays, newcomers, queue);
  return [...arranged.filter((row) => isEmergency(row.item)), ...arranged.filter((row) => !isEmergency(row.item))];
}

/** The server's order, with the rows that left directly after the row they stood behind. */
function inServerOrder(stays, newcomers, queue) {
  const place = new Map(queue.map((item, index) => [item.handoff_id, index]));
  let last = -1;
  const placed = [...stays, ...newcomers].map((row) => {
    if (row.goneAt === null) last = place.get(row.item.handoff_id);
    return { row, place: row.goneAt === null ? last : last + 0.5 };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ row }) => row);
}

/** My conversations: emergencies first, then as they were accepted, so that Alt+1 stays Alt+1. */
export function arrangeMine(mine) {
  return [...mine].sort(
    (a, b) => Number(isEmergency(b)) - Number(isEmergency(a)) || (a.accepted_at ?? "").localeCompare(b.accepted_at ?? ""),
  );
}

/** `filter`: `{language: "" | code, state: "" | "for_me" | "waiting" | "mine" | "unread"}`. */
export function passesQueue(item, filter) {
  if (filter.language && item.language !== filter.language) return false;
  if (filter.state === "for_me") return item.for_me || isEmergency(item);
  return filter.state === "" || filter.state === "waiting";
}

export function passesMine(item, filter) {
  if (filter.language && item.language !== filter.language) return false;
  if (filter.state === "unread") return item.unread > 0;
  return filter.state === "" || filter.state === "mine";
}

export const languagesOf = (desk) => [...new Set([...desk.queue, ...desk.mine].map((item) => item.language))].sort();

/** What the tab's title counts: unread messages and people waiting for me. */
export function needsMe(desk) {
  const unread = desk.mine.reduce((sum, item) => sum + item.unread, 0);
  return desk.presence === "available" ? unread + desk.queue.filter((item) => item.for_me).length : unread;
}

/** What is new between two desks and worth a sound: `{kind: "handoff" | "emergency" | "message", item}`. */
export function newsBetween(before, after) {
  if (!before) return [];
  const waited = new Set(before.queue.map((item) => item.handoff_id));
  const seen = new Map(before.mine.map((item) => [item.conversation_id, item.last_seq]));
  const arrivals = after.queue
    .filter((item) => !waited.has(item.handoff_id) && (item.for_me || isEmergency(item)))
    .map((item) => ({ kind: isEmergency(item) ? "emergency" : "handoff", item }));
  const messages = after.mine
    .filter((item) => item.last_author === "resident" && item.last_seq > (seen.get(item.conversation_id) ?? Infinity))
    .map((item) => ({ kind: "message", item }));
  return [...(after.presence === "available" ? arrivals : []), ...messages];
}

export const emergencyWaits = (desk) => desk.presence === "available" && desk.queue.some(isEmergency);
