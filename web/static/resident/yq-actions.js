import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { Localized } from "../shared/i18n.js";
import { send } from "./events.js";
import { base, buttons } from "./styles.js";

const icons = { agent: "headset", callback: "phone-call", bot: "message-circle", wait: "clock" };

/** A message's buttons. */
export class Actions extends LitElement {
  static properties = {
    actions: { attribute: false },
  };

  static styles = [
    base,
    buttons,
    css`
      /* under a notice, which is centred */
      :host(.beside) .row {
        justify-content: center;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.actions = [];
  }

  render() {
    return html`<div class="row">
      ${this.actions.map(
        ({ choice, label, language }) => html`<button
          class="button outline"
          type="button"
          @click=${() => send(this, { choice, text: label })}
        >
          ${icons[choice] ? icon(icons[choice]) : nothing}<span dir="auto" lang=${language ?? nothing}>${label}</span>
        </button>`,
      )}
    </div>`;
  }
}

customElements.define("yq-actions", Actions);
