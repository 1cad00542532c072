import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { Localized, msg } from "../shared/i18n.js";
import { send } from "./events.js";
import { base, buttons } from "./styles.js";

const NUMBER = /^\+?[\d\s()-]{5,24}$/;

/** A number and a good time to be called back; `phone` is one that was written before. */
export class CallbackForm extends LitElement {
  static properties = {
    phone: {},
    wrong: { state: true },
  };

  static styles = [
    base,
    buttons,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      label {
        display: grid;
        gap: 4px;
        font-weight: 500;
      }
      input {
        inline-size: 100%;
        min-block-size: var(--target);
        padding: 8px 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        font-weight: 400;
      }
      input[aria-invalid="true"] {
        border-color: var(--danger-ink);
      }
      .error {
        color: var(--danger-ink);
        font-weight: 400;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.phone = "";
    this.wrong = false;
  }

  render() {
    return html`<form novalidate @submit=${this.#submit}>
      <label>
        ${msg("Telephone number")}
        <input
          name="number"
          type="tel"
          dir="ltr"
          autocomplete="tel"
          maxlength="24"
          .defaultValue=${this.phone}
          aria-invalid=${this.wrong}
          aria-describedby=${this.wrong ? "error" : nothing}
        />
        ${this.wrong
          ? html`<span class="error" id="error" role="alert">${msg("Please write a telephone number, for example 138 0000 0000.")}</span>`
          : nothing}
      </label>
      <label>
        ${msg("A good time to call you")}
        <input name="time" maxlength="200" dir="auto" placeholder=${msg("For example: today after 18:00")} />
      </label>
      <div><button class="button primary">${msg("Ask for a call back")}</button></div>
    </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const form = event.target;
    const number = form.elements.number.value.trim();
    this.wrong = !NUMBER.test(number);
    if (this.wrong) {
      form.elements.number.focus();
      return;
    }
    const text = [number, form.elements.time.value.trim()].filter(Boolean).join(", ");
    send(this, { choice: "callback", text });
  }
}

customElements.define("yq-callback-form", CallbackForm);
