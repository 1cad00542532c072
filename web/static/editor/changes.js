/** Segments `[op, text]` of `faq/changes.py`, marked as insertions and deletions. */
import { css, html } from "../vendor/lit.js";

export const changesStyles = css`
  ins {
    background: var(--accent-soft);
    text-decoration: none;
    border-block-end: 2px solid var(--accent);
  }
  del {
    background: var(--danger-soft);
    color: var(--danger-ink);
  }
`;

export const marked = (segments) =>
  segments.map(([op, text]) => (op === "same" ? text : op === "new" ? html`<ins>${text}</ins>` : html`<del>${text}</del>`));

/** Whether anything of a text's fields changed. */
export const hasChanges = (fields) =>
  fields !== null && Object.values(fields).some((segments) => segments.some(([op]) => op !== "same"));
