/** A menu in a popover below its button: looks, place, and arrow keys. */
import { css } from "../vendor/lit.js";

const WIDEST = 320;

export const menu = css`
  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: 208px;
    max-inline-size: min(320px, 100vw - 16px);
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

/** What a menu listens with: `@beforetoggle`, `@toggle` and `@keydown`. */
export function openMenu(event) {
  const popover = event.currentTarget;
  if (event.type === "keydown") step(event);
  else if (event.newState !== "open") return;
  else if (event.type === "beforetoggle") place(popover);
  else (popover.querySelector('[aria-current="true"]') ?? popover.querySelector("button")).focus();
}

function place(popover) {
  const button = popover.previousElementSibling.getBoundingClientRect();
  const rightToLeft = getComputedStyle(popover.parentNode.host).direction === "rtl";
  const farSide = rightToLeft ? button.left : innerWidth - button.right;
  popover.style.insetBlockStart = `${button.bottom + 4}px`;
  const room = innerWidth - farSide - 8;
  popover.style.insetInlineEnd = `${room < WIDEST ? 8 : Math.max(8, farSide)}px`;
}

function step(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const now = buttons.indexOf(event.target);
  buttons[(now + by + buttons.length) % buttons.length].focus();
}
