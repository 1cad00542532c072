import { css, html, LitElement } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { Localized, msg } from "../shared/i18n.js";
import { send } from "./events.js";
import { base, buttons } from "./styles.js";

/** Five steps and words, after a person's help. */
export class Rating extends LitElement {
  static properties = {
    handoff: {},
    steps: { state: true },
  };

  static styles = [
    base,
    buttons,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      legend {
        padding: 0;
        font-weight: 500;
      }
      .steps {
        display: flex;
        gap: 4px;
      }
      label.step {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: var(--target);
        block-size: var(--target);
        border: 1px solid transparent;
        border-radius: var(--radius);
        color: var(--line-strong);
        cursor: pointer;
      }
      label.step:hover {
        background: var(--surface-strong);
      }
      label.step.on {
        color: var(--accent);
      }
      label.step.on .icon {
        fill: currentColor;
      }
      label.step:has(:focus-visible) {
        outline: 3px solid var(--accent);
      }
      .icon {
        inline-size: 28px;
        block-size: 28px;
      }
      .meaning {
        min-block-size: 1.5em;
        color: var(--ink-soft);
      }
      textarea {
        inline-size: 100%;
        padding: 8px 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        resize: vertical;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.handoff = "";
    this.steps = 0;
  }

  render() {
    const names = [msg("Very bad"), msg("Bad"), msg("Neither good nor bad"), msg("Good"), msg("Very good")];
    return html`<form @submit=${this.#submit}>
      <fieldset>
        <legend>${msg("How was the help?")}</legend>
        <div class="steps">
          ${names.map(
            (name, index) => html`<label class="step ${index < this.steps ? "on" : ""}">
              <input class="unseen" type="radio" name="steps" value=${index + 1} required @change=${() => (this.steps = index + 1)} />
              ${icon("star")}<span class="unseen">${name}</span>
            </label>`,
          )}
        </div>
        <p class="meaning" aria-hidden="true">${names[this.steps - 1] ?? ""}</p>
      </fieldset>
      <label>
        ${msg("In your own words (you may leave this empty)")}
        <textarea name="words" rows="2" maxlength="1000" dir="auto"></textarea>
      </label>
      <div><button class="button primary" ?disabled=${!this.steps}>${msg("Send the rating")}</button></div>
    </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const words = new FormData(event.target).get("words").trim();
    send(this, { choice: `rate:${this.handoff}:${this.steps}`, text: words });
  }
}

customElements.define("yq-rating", Rating);
