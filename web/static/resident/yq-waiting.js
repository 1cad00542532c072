import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatMinutes, formatNumber, Localized, msg } from "../shared/i18n.js";
import { send } from "./events.js";
import { base, buttons } from "./styles.js";

/** While waiting for a person: the place, an honest time, and what one can do meanwhile. */
export class Waiting extends LitElement {
  static properties = {
    queue: { attribute: false },
    folded: { attribute: false },
  };

  static styles = [
    base,
    buttons,
    css`
      details {
        border-block-end: 1px solid var(--line);
        background: var(--attention-soft);
      }
      summary,
      .more {
        max-inline-size: 760px;
        margin-inline: auto;
        padding: 12px 16px;
      }
      summary {
        display: flex;
        align-items: center;
        gap: 12px;
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:focus-visible {
        outline-offset: -3px;
      }
      summary > .icon:first-child {
        color: var(--attention);
      }
      details[open] .turn {
        transform: rotate(180deg);
      }
      .facts {
        flex: 1;
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }
      strong {
        font-weight: 600;
      }
      .more {
        display: grid;
        gap: 12px;
        padding-block-start: 0;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.queue = null;
    /** In an emergency the card with the number has the room. */
    this.folded = false;
  }

  render() {
    if (!this.queue) return nothing;
    const { place, wait_minutes: wait, staffed, hours } = this.queue;
    const turn = msg("Place in the queue: {place}", { place: formatNumber(place) });
    const time = wait !== null && msg("Expected wait: {time}", { time: formatMinutes(wait) });
    return html`<details ?open=${!this.folded}>
      <summary>
        ${icon("clock")}
        <span class="facts" role="status">
          ${staffed
            ? html`<strong>${turn}</strong> <span>${time || msg("We cannot say how long it will take.")}</span>`
            : html`<strong>${msg("No person is here now")}</strong>${hours ? html`<span dir="auto">${hours}</span>` : nothing}`}
        </span>
        <span class="turn">${icon("chevron-down")}</span>
      </summary>
      <div class="more">
        <p>
          ${staffed
            ? msg("A person will join you here. You can go on writing: they will read all of it.")
            : msg("Leave a number and we will call you, or go back to the assistant.")}
        </p>
        <div class="row">
          <button class="button outline" type="button" @click=${() => send(this, { choice: "callback", text: msg("Please call me back") })}>
            ${icon("phone-call")}${msg("Ask for a call back")}
          </button>
          <button class="button outline" type="button" @click=${() => send(this, { choice: "bot", text: msg("Back to the assistant") })}>
            ${icon("message-circle")}${msg("Back to the assistant")}
          </button>
        </div>
      </div>
    </details>`;
  }
}

customElements.define("yq-waiting", Waiting);
