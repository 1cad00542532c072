import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

/** An entry of a list, with a control for each field. Says `yq-save` with its key and what it holds. */
export class YqEntryForm extends LitElement {
  static properties = { list: {}, item: {}, languages: {}, busy: { type: Boolean } };

  static styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      fieldset {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 8px 12px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      fieldset.checks {
        grid-template-columns: repeat(auto-fill, minmax(130px, 1fr));
      }
      legend,
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
      .check {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 28px;
        color: var(--ink);
        font-size: 1rem;
        font-weight: 400;
      }
      textarea.field {
        field-sizing: content;
        min-block-size: 64px;
      }
    `,
  ];

  /** Goes to the field that is wrong. */
  point(name) {
    this.renderRoot.querySelector(`[name="${name}"], [name^="${name}."]`)?.focus();
  }

  #submit(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const body = {};
    for (const { name, holds } of this.list.fields) {
      if (holds === "names" || holds === "texts") {
        const named = this.languages.map(({ code }) => [code, data.get(`${name}.${code}`).trim()]);
        body[name] = Object.fromEntries(named.filter(([, value]) => value));
      } else if (holds === "languages") body[name] = data.getAll(name);
      else if (holds === "flag") body[name] = data.has(name);
      else body[name] = data.get(name).trim();
    }
    tell(this, "yq-save", { key: this.item.version ? this.item.key : data.get("key").trim(), body });
  }

  render() {
    const { list, item } = this;
    return html`<form @submit=${this.#submit}>
      ${item.version ? nothing : this.#key(list)} ${list.fields.map((field) => this.#field(field, item.body[field.name]))}
      <button class="button primary" ?disabled=${this.busy}>${msg("Save")}</button>
    </form>`;
  }

  #key({ name, key, key_pattern: pattern, keys }) {
    const choices = name === "hours" ? this.languages.map(({ code }) => [code, languageName(code)]) : Object.entries(keys);
    if (choices.length) {
      return html`<label>
        ${key}
        <select class="field" name="key" data-focus>
          ${choices.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
        </select>
      </label>`;
    }
    if (name === "holiday") return html`<label>${key} <input class="field" type="date" name="key" required data-focus /></label>`;
    return html`<label>${key} <input class="field" name="key" required maxlength="60" pattern=${pattern} autocomplete="off" data-focus /></label>`;
  }

  #field({ name, label, holds, required, choices }, value) {
    if (holds === "names" || holds === "texts") {
      return html`<fieldset>
        <legend>${label}</legend>
        ${this.languages.map(
          ({ code }) =>
            html`<label>
              ${languageName(code)}
              ${holds === "texts"
                ? html`<textarea class="field" name="${name}.${code}" lang=${code} dir="auto" .value=${value?.[code] ?? ""}></textarea>`
                : html`<input class="field" name="${name}.${code}" lang=${code} dir="auto" .value=${value?.[code] ?? ""} />`}
            </label>`,
        )}
      </fieldset>`;
    }
    if (holds === "languages") {
      return html`<fieldset class="checks">
        <legend>${label}</legend>
        ${this.languages.map(
          ({ code }) =>
            html`<label class="check">
              <input type="checkbox" name=${name} value=${code} .checked=${(value ?? []).includes(code)} /> ${languageName(code)}
            </label>`,
        )}
      </fieldset>`;
    }
    if (holds === "flag") return html`<label class="check"><input type="checkbox" name=${name} .checked=${value ?? false} /> ${label}</label>`;
    if (holds === "choice") {
      return html`<label>
        ${label}
        <select class="field" name=${name} ?required=${required}>
          ${Object.entries(choices).map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}
        </select>
      </label>`;
    }
    if (holds === "text") {
      return html`<label>${label} <textarea class="field" name=${name} dir="auto" .value=${value ?? ""}></textarea></label>`;
    }
    const type = holds === "time" ? "time" : "text";
    return html`<label>${label} <input class="field" type=${type} name=${name} dir="auto" ?required=${required} .value=${value ?? ""} /></label>`;
  }
}

customElements.define("yq-entry-form", YqEntryForm);
