/** What the console's elements share: controls, marks, small text. */
import { css } from "../vendor/lit.js";

export const shared = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
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
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-size: 1rem;
    font-weight: 600;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .icon {
    inline-size: 18px;
    block-size: 18px;
    flex: none;
    stroke-width: 1.9;
  }
  :host(:dir(rtl)) .flip .icon {
    scale: -1 1;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  /* a text in another language than the page's has its own script's fonts */
  [lang] {
    font-family: var(--font);
  }
  [lang="zh"] {
    font-family: var(--font-zh);
  }
  [lang="ja"] {
    font-family: var(--font-ja);
  }
  [lang="ko"] {
    font-family: var(--font-ko);
  }
  [lang="ar"] {
    font-family: var(--font-ar);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 36px;
    padding: 4px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--ground);
    color: var(--ink);
    font-weight: 500;
    line-height: 1.3;
    cursor: pointer;
    white-space: nowrap;
    transition: background-color var(--quick);
  }
  .button:hover {
    background: var(--surface);
  }
  .button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover {
    border-color: var(--accent-strong);
    background: var(--accent-strong);
  }
  .button.danger {
    border-color: var(--danger);
    background: var(--danger);
    color: var(--on-danger);
  }
  .button.danger:hover {
    background: var(--danger-strong);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover {
    background: var(--surface-strong);
  }
  .button.bare {
    min-inline-size: 36px;
    padding: 4px 8px;
  }
  .button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .field {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--ground);
    line-height: 1.4;
  }
  /* an empty field with dir=auto would be left to right, whatever the page is */
  [dir="auto"]:placeholder-shown {
    direction: inherit;
  }
  .field:focus-visible {
    outline-offset: -1px;
  }
  .field::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  kbd {
    min-inline-size: 20px;
    padding: 0 5px;
    border: 1px solid currentColor;
    border-radius: 4px;
    font: inherit;
    font-size: 0.75rem;
    line-height: 1.4;
    text-align: center;
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: 0.875rem;
  }
  .problem {
    color: var(--danger-ink);
  }
  .lines {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .ellipsis {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .hidden-visually {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .empty {
    padding: 12px 16px;
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  :host(:lang(ar)) {
    line-height: 1.7;
  }
  @media (pointer: coarse) {
    .button,
    .field {
      min-block-size: 44px;
    }
    .button.bare {
      min-inline-size: 44px;
    }
    kbd {
      display: none;
    }
  }
`;
