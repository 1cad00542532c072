/** The few words this browser keeps for us. Storage may be forbidden (private windows, foreign frames): then none. */

const PREFIX = "yuqiao.";

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Null forgets. */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Not kept, then: everything works for this visit.
  }
}

/** Calls back when another tab of this browser changes the value. */
export function onChange(name, callback) {
  addEventListener("storage", (event) => event.key === PREFIX + name && callback(event.newValue));
}
