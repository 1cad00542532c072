/** Events that cross the elements' boundaries up to `yq-chat`. */
const say = (element, name, detail) =>
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));

/** @param {{text?: string, choice?: string | null, files?: File[]}} draft */
export const send = (element, draft) => say(element, "yq-send", draft);
export const retry = (element, id) => say(element, "yq-retry", id);
export const discard = (element, id) => say(element, "yq-discard", id);
/** @param {{files: object[], index: number}} what */
export const view = (element, what) => say(element, "yq-view", what);
export const command = (element, name, detail = null) => say(element, "yq-command", { name, detail });
