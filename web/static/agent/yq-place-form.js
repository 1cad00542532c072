import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { language, msg } from "../shared/i18n.js";
import { degrees } from "../shared/yq-place.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { districts, readDegrees } from "./places.js";
import "../staff/yq-dialog.js";

/** A place to send: a district's middle, or degrees from a map. Says `yq-placed` with it, or `yq-dismiss`. */
export class YqPlaceForm extends LitElement {
  static properties = { server: {}, entries: { state: true }, problem: { state: true } };

  static styles = [
    shared,
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
      .choices {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        margin-block-start: 4px;
      }
      .degrees {
        direction: ltr;
        text-align: start;
      }
    `,
  ];

  constructor() {
    super();
    this.entries = [];
    this.problem = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    // the city's districts: their codes begin so
    const found = await this.server.directory("4401").catch(() => []);
    this.entries = found.filter(({ kind, key }) => kind === "district" && key in districts);
  }

  get #form() {
    return this.renderRoot.querySelector("form").elements;
  }

  #names({ name }) {
    const own = name[language()] ?? name.en ?? name.zh;
    return own === name.zh || !name.zh ? own : `${own} ${name.zh}`;
  }

  #chosen({ target }) {
    const entry = this.entries.find(({ key }) => key === target.value);
    if (!entry) return;
    const [latitude, longitude] = districts[entry.key];
    this.#form.name.value = this.#names(entry);
    this.#form.degrees.value = degrees({ latitude, longitude });
    this.problem = "";
  }

  #submit(event) {
    event.preventDefault();
    const { name, address, degrees: field } = this.#form;
    const read = readDegrees(field.value);
    if (!read) {
      this.problem = msg("Write the degrees as a map shows them, latitude first: 23.12460, 113.36120");
      field.focus();
      return;
    }
    tell(this, "yq-placed", { ...read, name: name.value.trim(), address: address.value.trim() });
  }

  render() {
    const dismiss = () => this.renderRoot.querySelector("yq-dialog").dismiss();
    return html`<yq-dialog .heading=${msg("Send a place")}>
      <form @submit=${this.#submit} novalidate>
        <label>
          ${msg("District")}
          <select class="field" data-focus @change=${this.#chosen}>
            <option value="">${msg("None: another place")}</option>
            ${this.entries.map((entry) => html`<option value=${entry.key}>${this.#names(entry)}</option>`)}
          </select>
        </label>
        <label>${msg("Name")} <input class="field" name="name" maxlength="200" dir="auto" autocomplete="off" /></label>
        <label>${msg("Address")} <input class="field" name="address" maxlength="200" dir="auto" autocomplete="off" /></label>
        <label>
          ${msg("Degrees, latitude first (WGS 84, as telephones and OpenStreetMap have them)")}
          <input class="field degrees" name="degrees" placeholder="23.12460, 113.36120" autocomplete="off" aria-invalid=${this.problem ? "true" : "false"} />
        </label>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="choices">
          <button type="button" class="button" @click=${dismiss}>${msg("Cancel")}</button>
          <button class="button primary">${msg("Send")}</button>
        </div>
      </form>
    </yq-dialog>`;
  }
}

customElements.define("yq-place-form", YqPlaceForm);
