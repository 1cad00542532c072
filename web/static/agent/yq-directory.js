import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

const WAIT = 200;

/** Hotlines and departments: who does what, and how to reach it. Says `yq-insert` with name and number. */
export class YqDirectory extends LitElement {
  static properties = { server: {}, mayInsert: { type: Boolean }, entries: { state: true }, failed: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        padding-block-start: 12px;
      }
      li {
        padding-block: 10px;
        border-block-start: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      ul {
        margin-block-start: 12px;
      }
      .name {
        font-weight: 600;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 6px;
      }
      a.button {
        text-decoration: none;
      }
    `,
  ];

  #timer = 0;
  #asked = null;

  constructor() {
    super();
    this.entries = [];
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#search("");
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  focus() {
    this.renderRoot.querySelector("input").focus();
  }

  async #search(query) {
    this.#asked = query;
    try {
      const entries = await this.server.directory(query);
      if (query !== this.#asked) return;
      this.entries = entries;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  #typed(event) {
    clearTimeout(this.#timer);
    const query = event.target.value.trim();
    this.#timer = setTimeout(() => this.#search(query), WAIT);
  }

  #says() {
    if (this.failed) return msg("The search did not work. Check the connection and try again.");
    return this.entries.length ? "" : msg("Nothing found. Try other words, or fewer.");
  }

  render() {
    return html`<input
        class="field"
        type="search"
        dir="auto"
        aria-label=${msg("Search hotlines and departments")}
        placeholder=${msg("Search hotlines and departments")}
        @input=${this.#typed}
      />
      <p class="soft small" role="status">${this.#says()}</p>
      <ul aria-label=${msg("Directory")}>
        ${this.entries.map((entry) => this.#entry(entry))}
      </ul>`;
  }

  #entry({ name, phone, about, sure }) {
    const names = Object.entries(name);
    const words = [...new Set(names.map(([, text]) => text))].join(" / ");
    return html`<li>
      ${names.map(([code, text], place) => html`<p class=${place ? "small soft" : "name"} lang=${code} dir="auto">${text}</p>`)}
      ${about.map((line) => html`<p class="small soft" dir="auto">${line}</p>`)}
      ${sure ? nothing : html`<p class="small">${icon("circle-alert")} ${msg("Not confirmed: check before you give it.")}</p>`}
      ${phone || this.mayInsert
        ? html`<div class="row">
            ${phone ? html`<a class="button quiet" href="tel:${phone}" dir="ltr">${icon("phone")} ${phone}</a>` : nothing}
            ${this.mayInsert
              ? html`<button class="button quiet" @click=${() => tell(this, "yq-insert", phone ? `${words}: ${phone}` : words)}>
                  ${msg("Insert")}
                </button>`
              : nothing}
          </div>`
        : nothing}
    </li>`;
  }
}

customElements.define("yq-directory", YqDirectory);
