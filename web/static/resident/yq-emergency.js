import { css, html, LitElement } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { Localized, msg } from "../shared/i18n.js";
import { base, buttons, closeOutside, dialogs } from "./styles.js";
import "./yq-emergency-card.js";

/** The red button that is always there, and what it opens. Works without a connection. */
export class Emergency extends LitElement {
  static properties = {
    cards: { attribute: false },
  };

  static styles = [
    base,
    buttons,
    dialogs,
    css`
      .open {
        padding-inline: 12px;
        white-space: nowrap;
      }
      @media (max-width: 439px) {
        .open .icon {
          display: none;
        }
      }
      .numbers {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 8px;
        margin-block: 12px 20px;
      }
      .number {
        flex-direction: column;
        justify-content: start;
        gap: 0;
        inline-size: 100%;
        block-size: 100%;
        padding: 12px 4px;
        text-align: center;
      }
      .number strong {
        font-size: 1.75rem;
        line-height: 1.2;
      }
      .number span {
        text-wrap: balance;
      }
      @media (max-width: 439px) {
        .numbers {
          grid-template-columns: minmax(0, 1fr);
        }
        .number {
          flex-direction: row;
          gap: 16px;
          padding: 8px 16px;
          text-align: start;
        }
        .number span {
          flex: 1;
        }
      }
      .cards {
        display: grid;
        gap: 12px;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.cards = [];
  }

  render() {
    return html`
      <button class="button danger open" type="button" aria-haspopup="dialog" @click=${this.#open}>
        ${icon("siren")}<span>${msg("Emergency")}</span>
      </button>
      <dialog aria-labelledby="title" @click=${closeOutside}>
        <div class="dialog-head">
          <h2 id="title">${msg("Emergency")}</h2>
          <form method="dialog">
            <button class="icon-button" aria-label=${msg("Close")}>${icon("x")}</button>
          </form>
        </div>
        <div class="dialog-body">
          <p>${msg("Is somebody in danger? Call now, before you write.")}</p>
          <ul class="numbers">
            ${this.cards.map(
              ({ number, title }) => html`<li>
                <a class="button danger number" href="tel:${number}"><strong>${number}</strong><span>${title}</span></a>
              </li>`,
            )}
          </ul>
          <div class="cards">
            ${this.cards.map((card) => html`<yq-emergency-card .card=${card}></yq-emergency-card>`)}
          </div>
        </div>
      </dialog>
    `;
  }

  #open() {
    this.renderRoot.querySelector("dialog").showModal();
  }
}

customElements.define("yq-emergency", Emergency);
