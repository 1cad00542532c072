/** What the chat's elements share: reset, script fonts, buttons, dialogs. */
import { css } from "../vendor/lit.js";

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    line-height: 1.3;
    text-wrap: balance;
  }
  a {
    color: var(--accent);
    text-underline-offset: 3px;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  :lang(zh) {
    font-family: var(--font-zh);
  }
  :lang(ja) {
    font-family: var(--font-ja);
  }
  :lang(ko) {
    font-family: var(--font-ko);
  }
  :lang(ar) {
    font-family: var(--font-ar);
    line-height: 1.7;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  /* an empty field with dir=auto would be left to right, whatever the page is */
  [dir="auto"]:placeholder-shown {
    direction: inherit;
  }
  .icon {
    flex: none;
    vertical-align: -0.25em;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .words {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
  }
`;

/** Borders are transparent, so that they appear where colours are forced. */
export const buttons = css`
  .button,
  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--target);
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--surface-strong);
    color: var(--ink);
    font-weight: 500;
    line-height: 1.3;
    text-align: start;
    text-decoration: none;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition: background-color var(--quick);
  }
  .button.primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.danger {
    background: var(--danger);
    color: var(--on-danger);
    font-weight: 600;
  }
  .button.outline {
    background: none;
    border-color: var(--line-strong);
  }
  @media (hover: hover) {
    .button:hover {
      background: var(--line);
    }
    .button.primary:hover {
      background: var(--accent-strong);
    }
    .button.danger:hover {
      background: var(--danger-strong);
    }
    .button.outline:hover {
      background: var(--surface-strong);
    }
    .icon-button:hover {
      background: var(--surface-strong);
    }
  }
  .button[aria-pressed="true"] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  .icon-button {
    flex: none;
    inline-size: var(--target);
    padding: 0;
    background: none;
  }
  .button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;

export const dialogs = css`
  dialog {
    inline-size: min(560px, 100vw - 32px);
    max-inline-size: none;
    max-block-size: calc(var(--visible-height, 100dvh) - 32px);
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--radius-large);
    background: var(--ground);
    color: var(--ink);
    box-shadow: var(--shadow);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: var(--backdrop);
  }
  .dialog-head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 12px 12px 12px 20px;
    padding-inline: 20px 12px;
    background: var(--ground);
  }
  .dialog-head h2 {
    font-size: 1.25rem;
  }
  .dialog-body {
    padding: 0 20px 20px;
  }
`;

/** For a dialog's `click`: a press beside it closes it. */
export function closeOutside(event) {
  if (event.target === event.currentTarget) event.currentTarget.close();
}
