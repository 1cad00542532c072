import { LitElement, css, html } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatTime, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { emergencyText } from "./words.js";
import "../staff/yq-dialog.js";

const SHOWN = 8;

/** Says which of a resident's messages was an emergency that no program heard. Says `yq-reported` when it is on the list. */
export class YqMissed extends LitElement {
  static properties = { server: {}, conversationId: {}, messages: {}, problem: { state: true }, busy: { state: true } };

  static styles = [
    shared,
    css`
      fieldset {
        margin: 0 0 16px;
        padding: 0;
        border: 0;
      }
      .said {
        max-block-size: 36vh;
        overflow-y: auto;
      }
      legend {
        padding: 0 0 4px;
        color: var(--ink-soft);
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 10px;
        align-items: baseline;
        padding: 8px;
        border-radius: 8px;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      label:hover {
        background: var(--surface);
      }
      label:has(:checked) {
        background: var(--accent-soft);
      }
      input {
        accent-color: var(--accent);
      }
      @media (pointer: coarse) {
        label {
          padding-block: 10px;
        }
      }
      .choices {
        display: flex;
        justify-content: flex-end;
        gap: 8px;
        margin-block-start: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.problem = "";
    this.busy = false;
  }

  get #dialog() {
    return this.renderRoot.querySelector("yq-dialog");
  }

  async #submit(event) {
    event.preventDefault();
    const { elements } = event.target;
    this.busy = true;
    this.problem = "";
    try {
      await this.server.missed(this.conversationId, Number(elements.seq.value), elements.service.value);
      this.#dialog.dismiss();
      tell(this, "yq-reported");
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    } finally {
      this.busy = false;
    }
  }

  render() {
    const written = this.messages.filter(({ author, text }) => author.kind === "resident" && text).slice(-SHOWN).reverse();
    return html`<yq-dialog heading=${msg("Report a missed emergency")}>
      ${written.length
        ? html`<form @submit=${this.#submit}>
            <p class="soft">${msg("It is looked at and learnt from. Nothing is sent to the resident.")}</p>
            <fieldset class="said">
              <legend>${msg("Which message?")}</legend>
              ${written.map(
                ({ seq, text, language, at }, index) =>
                  html`<label>
                    <input type="radio" name="seq" value=${seq} ?checked=${index === 0} ?data-focus=${index === 0} />
                    <span lang=${language} dir="auto">${text}</span>
                    <span class="small soft">${formatTime(new Date(at))}</span>
                  </label>`,
              )}
            </fieldset>
            <fieldset>
              <legend>${msg("Which emergency is it?")}</legend>
              ${["police", "fire", "medical"].map(
                (service) =>
                  html`<label><input type="radio" name="service" value=${service} required /> <span>${emergencyText(service)}</span></label>`,
              )}
            </fieldset>
            <p class="problem" role="alert">${this.problem}</p>
            <div class="choices">
              <button type="button" class="button" @click=${() => this.#dialog.dismiss()}>${msg("Cancel")}</button>
              <button class="button primary" ?disabled=${this.busy}>${icon("siren")} ${msg("Report")}</button>
            </div>
          </form>`
        : html`<p class="soft">${msg("The resident has written nothing yet.")}</p>`}
    </yq-dialog>`;
  }
}

customElements.define("yq-missed", YqMissed);
