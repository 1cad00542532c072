/** A menu in a popover below its button: looks, place, and arrow keys. */
import { css } from "../vendor/lit.js";

export const menu = css`
  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: 208px;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(var(--visible-height, 100dvh) - 80px);
    margin: 0;
    padding: 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
    box-shadow: var(--shadow);
    overflow: auto;
  }
  .menu button {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: var(--target);
    padding: 8px 12px;
    border: 0;
    border-radius: 8px;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .menu button:hover {
    background: var(--surface);
  }
  .menu button .icon {
    color: var(--accent);
  }
  .menu [aria-current="true"] {
    font-weight: 600;
    justify-content: space-between;
  }
`;

/** For a menu's `toggle` and `keydown`. */
export function openMenu(event) {
  if (event.type === "keydown") step(event);
  else if (event.newState === "open") place(event.currentTarget);
}

function place(popover) {
  const button = popover.previousElementSibling.getBoundingClientRect();
  const rightToLeft = getComputedStyle(popover).direction === "rtl";
  const farSide = rightToLeft ? button.left : innerWidth - button.right;
  popover.style.insetBlockStart = `${button.bottom + 4}px`;
  popover.style.insetInlineEnd = `${Math.max(8, farSide)}px`;
  const room = innerWidth - 8 - Math.max(8, farSide);
  if (popover.offsetWidth > room) popover.style.insetInlineEnd = "8px";
  (popover.querySelector('[aria-current="true"]') ?? popover.querySelector("button")).focus();
}

function step(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const now = buttons.indexOf(event.target);
  buttons[(now + by + buttons.length) % buttons.length].focus();
}
