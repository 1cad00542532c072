/** The console's keys: one table for the handler and for the list behind `?`. */
import { msg } from "../shared/i18n.js";

/** `keys` as `KeyboardEvent.key`; `code` is the same key under Alt, where layouts change the letter. */
export const shortcuts = [
  { action: "next", keys: ["j", "ArrowDown"], shown: ["J", "↓"], says: () => msg("Next in the list") },
  { action: "previous", keys: ["k", "ArrowUp"], shown: ["K", "↑"], says: () => msg("Previous in the list") },
  { action: "open", keys: [], shown: ["Enter"], says: () => msg("Open what is chosen") },
  { action: "accept", keys: ["a"], code: "KeyA", shown: ["A"], says: () => msg("Accept the person who waits") },
  { action: "reply", keys: ["r"], code: "KeyR", shown: ["R"], says: () => msg("Write a reply") },
  { action: "search", keys: ["/"], code: "Slash", shown: ["/"], says: () => msg("Search the answers") },
  { action: "note", keys: ["n"], code: "KeyN", shown: ["N"], says: () => msg("Write a note") },
  { action: "handBack", keys: ["e"], code: "KeyE", shown: ["E"], says: () => msg("Hand back to the assistant") },
  { action: "pass", keys: ["p"], code: "KeyP", shown: ["P"], says: () => msg("Pass to a colleague") },
  { action: "close", keys: ["c"], code: "KeyC", shown: ["C"], says: () => msg("Close the conversation") },
  { action: "callbacks", keys: ["b"], code: "KeyB", shown: ["B"], says: () => msg("Callbacks to make") },
  { action: "mine", keys: [], shown: ["Alt", "1 … 9"], says: () => msg("Go to my conversation by its number") },
  { action: "help", keys: ["?"], shown: ["?"], says: () => msg("Show this list") },
];

const typedInto = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
/** Arrow keys have a meaning of their own in these. */
const arrowsInside = "[role=tab], [role=option], input, summary, wa-tab";

/** The action an event stands for, `{action, number}`, or null. Plain keys mean nothing while somebody types. */
export function shortcutFor(event) {
  if (event.isComposing || event.metaKey || event.ctrlKey || event.getModifierState("AltGraph")) return null;
  if (event.altKey) {
    const digit = event.code.match(/^Digit([1-9])$/);
    if (digit) return { action: "mine", number: Number(digit[1]) };
    const found = shortcuts.find(({ code }) => code && code === event.code);
    return found ? { action: found.action } : null;
  }
  const target = event.composedPath()[0];
  if (target.matches?.(typedInto)) return null;
  if (event.key.startsWith("Arrow") && target.matches?.(arrowsInside)) return null;
  const found = shortcuts.find(({ keys }) => keys.includes(event.key));
  return found ? { action: found.action } : null;
}
