import { LitElement, css, html } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDayTime, formatNumber, formatTime, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { sameDay } from "./thread-state.js";

const LOOK_AGAIN = 20_000;

/**
 * How many messages a platform still lets through, and until when: `window` is `{left, of, until}`. It warns before the
 * last one, and explains when there is none.
 */
export class YqWindow extends LitElement {
  static properties = { window: { attribute: false } };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        min-inline-size: 0;
        font-size: 0.875rem;
        line-height: 1.35;
        color: var(--ink-soft);
      }
      :host(.last) {
        color: var(--attention);
        font-weight: 500;
      }
      .pips {
        display: flex;
        flex: none;
        gap: 3px;
      }
      .pips i {
        inline-size: 6px;
        block-size: 14px;
        border: 1px solid currentColor;
        border-radius: 2px;
      }
      .pips .left {
        background: currentColor;
      }
    `,
  ];

  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), LOOK_AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate() {
    const { left } = this.window;
    this.classList.toggle("last", left === 1);
  }

  #until() {
    const until = new Date(this.window.until);
    return sameDay(until, new Date()) ? formatTime(until) : formatDayTime(until);
  }

  render() {
    const { left, of } = this.window;
    const values = { left: formatNumber(left), of: formatNumber(of), time: this.#until() };
    const says = left === 1 ? msg("The last of {of}, until {time}", values) : msg("{left} of {of} messages left, until {time}", values);
    return html`<span class="pips" aria-hidden="true">
        ${Array.from({ length: of }, (_, index) => html`<i class=${index < left ? "left" : ""}></i>`)}
      </span>
      <span role="status">${says}</span>`;
  }
}

/** Whether nothing may be sent until the resident writes again. */
export const isShut = (window, now = Date.now()) => Boolean(window) && (window.left === 0 || Date.parse(window.until) <= now);

export const shutBar = () => html`<p class="shut" role="status">
  ${icon("hourglass")}
  <span>${msg("The platform lets nothing more through until the resident writes again. What you write now waits and is sent then.")}</span>
</p>`;

customElements.define("yq-window", YqWindow);
