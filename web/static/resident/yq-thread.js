import { css, html, LitElement, nothing, repeat } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDay, Localized, msg } from "../shared/i18n.js";
import { command } from "./events.js";
import { base, buttons } from "./styles.js";
import "./yq-message.js";

const NEAR = 64;

/**
 * The scrolling conversation. It follows new messages while the reader is at its end, but never past the beginning of
 * what is new; elsewhere it stays where it is and offers the way down.
 *
 * `entries` are `{key, message, delivery, error, progress}` in order; a `welcome` goes into the slot above them.
 */
export class ThreadView extends LitElement {
  static properties = {
    entries: { attribute: false },
    earlier: { type: Boolean },
    typing: { attribute: false },
    below: { state: true },
  };

  static styles = [
    base,
    buttons,
    css`
      :host {
        position: relative;
        min-block-size: 0;
      }
      .scroller {
        position: relative;
        block-size: 100%;
        overflow-y: auto;
        overflow-x: hidden;
        overflow-anchor: none;
        overscroll-behavior: contain;
        scrollbar-gutter: stable both-edges;
        scrollbar-width: thin;
      }
      .scroller:focus-visible {
        outline-offset: -3px;
      }
      .column {
        max-inline-size: 760px;
        margin-inline: auto;
        padding: 0 16px 20px;
      }
      .earlier {
        display: grid;
        justify-content: center;
        padding-block-start: 16px;
      }
      .day {
        display: flex;
        align-items: center;
        gap: 12px;
        padding-block-start: 24px;
        font-size: 0.9375rem;
        color: var(--ink-soft);
      }
      .day::before,
      .day::after {
        content: "";
        flex: 1;
        border-block-start: 1px solid var(--line);
      }
      .typing {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 28px;
        padding-block-start: 12px;
        font-size: 0.9375rem;
        color: var(--ink-soft);
      }
      .dots {
        display: flex;
        gap: 4px;
      }
      .dots i {
        inline-size: 7px;
        block-size: 7px;
        border: 1px solid transparent;
        border-radius: 50%;
        background: var(--accent);
      }
      @media (prefers-reduced-motion: no-preference) {
        .dots i {
          animation: pulse 1.2s infinite;
        }
        .dots i:nth-child(2) {
          animation-delay: 0.15s;
        }
        .dots i:nth-child(3) {
          animation-delay: 0.3s;
        }
        @keyframes pulse {
          0%,
          60%,
          100% {
            opacity: 0.25;
          }
          30% {
            opacity: 1;
          }
        }
      }
      .pill {
        position: absolute;
        inset-block-end: 12px;
        inset-inline: 0;
        display: grid;
        justify-content: center;
        pointer-events: none;
      }
      .pill .button {
        pointer-events: auto;
        border-radius: 999px;
        box-shadow: var(--shadow);
      }
    `,
  ];

  #following = true;
  #fromEnd = null;
  #anchor = null;
  #placed = 0;
  #watcher = new ResizeObserver(() => this.#place());

  constructor() {
    super();
    new Localized(this);
    this.entries = [];
    this.typing = null;
    this.below = false;
  }

  /** Whether the newest message can be seen. */
  get atEnd() {
    return this.#following;
  }

  firstUpdated() {
    this.#watcher.observe(this.#scroller);
    this.#watcher.observe(this.renderRoot.querySelector(".column"));
  }

  willUpdate(changed) {
    const before = changed.get("entries");
    if (!before || !this.entries.length) return;
    if (!before.length) {
      this.#following = true;
      return;
    }
    const known = new Set(before.map((entry) => entry.key));
    const fresh = this.entries.filter((entry) => !known.has(entry.key));
    if (!fresh.length) return;
    if (this.entries[0].key !== before[0].key && known.has(this.entries.at(-1).key)) {
      this.#fromEnd = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    } else if (fresh.at(-1).message.author.kind === "resident") {
      this.#following = true;
      this.#anchor = null;
    } else if (this.#following) {
      this.#anchor = fresh[0].key;
    } else {
      this.below = true;
    }
  }

  updated() {
    this.#place();
  }

  toEnd() {
    this.#following = true;
    this.#anchor = null;
    this.#place();
    this.#scroller.focus({ preventScroll: true });
  }

  get #scroller() {
    return this.renderRoot.querySelector(".scroller");
  }

  render() {
    return html`
      <div class="scroller" tabindex="0" role="region" aria-label=${msg("Conversation")} @scroll=${this.#scrolled}>
        <div class="column">
          ${this.earlier
            ? html`<div class="earlier">
                <button class="button" type="button" @click=${() => command(this, "earlier")}>${msg("Show earlier messages")}</button>
              </div>`
            : html`<slot></slot>`}
          <div role="log" aria-live="polite" aria-relevant="additions" aria-label=${msg("Messages")}>
            ${repeat(this.entries, (entry) => entry.key, (entry, index) => this.#entry(entry, index))}
          </div>
          <div role="status">${this.typing ? this.#typing() : nothing}</div>
        </div>
      </div>
      ${this.below
        ? html`<div class="pill">
            <button class="button primary" type="button" @click=${this.toEnd}>${icon("arrow-down")}${msg("New messages")}</button>
          </div>`
        : nothing}
    `;
  }

  #entry({ key, message, delivery, error, progress }, index) {
    const before = this.entries[index - 1]?.message;
    const day = formatDay(new Date(message.at));
    const newDay = !before || formatDay(new Date(before.at)) !== day;
    const { kind, name } = message.author;
    const headed = newDay || before.kind === "notice" || before.author.kind !== kind || before.author.name !== name;
    const ownLast = kind === "resident" && this.#lastOwn === key;
    return html`${newDay ? html`<p class="day">${day}</p>` : nothing}
      <yq-message
        data-key=${key}
        data-seq=${message.seq ?? nothing}
        .message=${message}
        .delivery=${delivery}
        .error=${error ?? ""}
        .progress=${progress ?? 1}
        ?newest=${this.#newest === key}
        ?headed=${headed}
        ?last=${ownLast}
      ></yq-message>`;
  }

  get #lastOwn() {
    return this.entries.findLast((entry) => entry.message.author.kind === "resident")?.key;
  }

  /** A message that failed answers nothing. */
  get #newest() {
    return this.entries.findLast((entry) => entry.delivery !== "failed")?.key;
  }

  #typing() {
    const { kind, name } = this.typing;
    const words = kind === "agent" ? msg("{name} is writing", { name }) : msg("The assistant is writing");
    return html`<p class="typing"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${words}</p>`;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    const followed = this.#following;
    this.#following = atEnd || (followed && Math.abs(scrollTop - this.#placed) < 2);
    if (atEnd) this.below = false;
    if (this.#following && !followed) command(this, "seen");
    if (scrollTop < NEAR && this.earlier && this.#fromEnd === null) command(this, "earlier");
  }

  /** Puts the scroller where it belongs after anything changed in size. */
  #place() {
    const scroller = this.#scroller;
    if (this.#fromEnd !== null) {
      scroller.scrollTop = scroller.scrollHeight - this.#fromEnd;
      requestAnimationFrame(() => (this.#fromEnd = null));
      return;
    }
    if (!this.#following || !this.entries.length) return;
    const end = scroller.scrollHeight - scroller.clientHeight;
    const anchor = this.#anchor && this.renderRoot.querySelector(`[data-key="${this.#anchor}"]`);
    this.#placed = anchor ? Math.min(end, anchor.offsetTop - NEAR) : end;
    scroller.scrollTop = this.#placed;
  }
}

customElements.define("yq-thread", ThreadView);
