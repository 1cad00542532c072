import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

/** What a topic says in every language alike. Says `yq-change` with all of it. */
export class YqFactsForm extends LitElement {
  static properties = { facts: {}, languages: {}, categories: {} };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
        gap: 8px 16px;
        margin: 0;
        padding: 12px 16px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      legend {
        padding-inline: 4px;
        font-weight: 600;
      }
      label {
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      label .field {
        display: block;
        margin-block-start: 4px;
        color: var(--ink);
        font-size: 1rem;
      }
      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  #set(changes) {
    tell(this, "yq-change", { ...this.facts, ...changes });
  }

  #date(name, label) {
    return html`<label>
      ${label}
      <input class="field" type="date" .value=${this.facts[name] ?? ""} @change=${(event) => this.#set({ [name]: event.target.value || null })} />
    </label>`;
  }

  #list(label, values, change) {
    return html`<label class="wide">
      ${label}
      <input
        class="field"
        .value=${values.join(", ")}
        @change=${(event) => change(event.target.value.split(",").map((one) => one.trim()).filter(Boolean))}
      />
    </label>`;
  }

  #names(names, change) {
    return this.languages.map(
      ({ code }) =>
        html`<label>
          ${languageName(code)}
          <input
            class="field"
            lang=${code}
            dir="auto"
            .value=${names[code] ?? ""}
            @change=${(event) => {
              const { [code]: _, ...others } = names;
              const value = event.target.value.trim();
              change(value ? { ...others, [code]: value } : others);
            }}
          />
        </label>`,
    );
  }

  #source(source, place) {
    const { sources } = this.facts;
    const put = (changes) => this.#set({ sources: sources.map((one, n) => (n === place ? { ...one, ...changes } : one)) });
    const title = msg("Source {n}", { n: place + 1 });
    return html`<fieldset>
      <legend>${title}</legend>
      <label class="wide">
        ${msg("Address of the page, where there is one")}
        <input class="field" type="url" .value=${source.url ?? ""} @change=${(event) => put({ url: event.target.value.trim() || null })} />
      </label>
      ${this.#names(source.name, (name) => put({ name }))}
      ${sources.length > 1
        ? html`<button class="button quiet wide" @click=${() => this.#set({ sources: sources.filter((_, n) => n !== place) })}>
            ${icon("x")} ${msg("Remove this source")}
          </button>`
        : nothing}
    </fieldset>`;
  }

  render() {
    const { facts } = this;
    const { authority, sources } = facts;
    return html`<fieldset>
        <legend>${msg("Dates")}</legend>
        ${this.#date("reviewed_on", msg("Checked on"))} ${this.#date("review_by", msg("To be reviewed by"))}
        ${this.#date("expires_on", msg("Last day on which it holds"))}
        <label>
          ${msg("Category")}
          <select class="field" @change=${(event) => this.#set({ category: event.target.value })}>
            ${this.categories.map(
              ({ slug, name }) => html`<option value=${slug} ?selected=${slug === facts.category}>${name}</option>`,
            )}
          </select>
        </label>
        ${this.#list(msg("Related topics"), facts.related, (related) => this.#set({ related }))}
      </fieldset>
      <fieldset>
        <legend>${msg("Authority")}</legend>
        ${this.#list(msg("Telephone numbers, most useful first"), authority.phones, (phones) => this.#set({ authority: { ...authority, phones } }))}
        ${this.#names(authority.name, (name) => this.#set({ authority: { ...authority, name } }))}
      </fieldset>
      ${sources.map((source, place) => this.#source(source, place))}
      <button class="button" @click=${() => this.#set({ sources: [...sources, { name: {}, url: null }] })}>${msg("Add a source")}</button>`;
  }
}

customElements.define("yq-facts-form", YqFactsForm);
