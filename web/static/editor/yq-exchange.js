import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { ApiError } from "../shared/api.js";
import { formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";

const forms = [
  ["xlsx", () => msg("Spreadsheet (XLSX)")],
  ["csv", () => msg("Tables (CSV)")],
  ["yaml", () => msg("Text files (YAML)")],
  ["xliff", () => msg("For translators (XLIFF 2)")],
];

const effects = {
  new: () => msg("New part"),
  changed: () => msg("Changed"),
  drafted: () => msg("Somebody is writing it: left alone"),
};

/** Answers out as a file, and a file in as drafts: first what it would change, then, pressed once more, the drafts. */
export class YqExchange extends LitElement {
  static properties = {
    server: {},
    boot: {},
    form: { state: true },
    source: { state: true },
    file: { state: true },
    found: { state: true },
    over: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 16px;
      }
      section {
        max-inline-size: 860px;
        margin-block-end: 32px;
      }
      h2 {
        margin-block-end: 8px;
        font-size: 1.1875rem;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 12px;
        margin-block: 12px;
      }
      label {
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      label .field {
        display: block;
        inline-size: auto;
        margin-block-start: 4px;
        color: var(--ink);
        font-size: 1rem;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 36px;
        color: var(--ink);
        font-size: 1rem;
        font-weight: 400;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        margin-block: 12px;
      }
      th,
      td {
        padding: 6px 16px 6px 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
        overflow-wrap: anywhere;
      }
      th {
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      .said {
        color: var(--good);
        font-weight: 500;
      }
    `,
  ];

  constructor() {
    super();
    this.form = "xlsx";
    this.source = "zh";
    this.file = null;
    this.found = null;
    this.over = false;
    this.problem = "";
    this.busy = false;
  }

  /** Chosen anew: what it would change; with `apply`, the drafts. */
  async #send(apply) {
    if (!this.file) return;
    this.busy = true;
    this.problem = "";
    const body = new FormData();
    body.append("file", this.file, this.file.name);
    body.append("apply", apply);
    body.append("over_drafts", this.over);
    try {
      this.found = await this.server.form("/api/editor/import", body);
    } catch (error) {
      this.found = null;
      this.problem = (error instanceof ApiError && error.message) || msg("The desk can't be reached. Please try again.");
    } finally {
      this.busy = false;
    }
  }

  #choose(event) {
    [this.file] = event.target.files;
    this.found = null;
    this.#send(false);
  }

  #download(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const query = new URLSearchParams({ form: this.form });
    for (const name of ["language", "source", "category"]) {
      if (given.get(name)) query.set(name, given.get(name));
    }
    location.assign(`/api/editor/export?${query}`);
  }

  render() {
    return html`${this.#out()} ${this.#in()}`;
  }

  #out() {
    const translators = this.form === "xliff";
    const languages = (chosen, without) =>
      this.boot.languages.filter(({ code }) => code !== without).map(({ code }) => html`<option value=${code} ?selected=${code === chosen}>${languageName(code)}</option>`);
    return html`<section>
      <h2>${msg("Answers as a file")}</h2>
      <p class="soft">${msg("What is published, with nothing lost on the way out and back.")}</p>
      <form @submit=${this.#download}>
        <label>
          ${msg("Form")}
          <select class="field" name="form" @change=${(event) => (this.form = event.target.value)}>
            ${forms.map(([form, text]) => html`<option value=${form}>${text()}</option>`)}
          </select>
        </label>
        ${translators ? html`<label>
              ${msg("From")}
              <select class="field" name="source" @change=${(event) => (this.source = event.target.value)}>
                ${languages(this.source)}
              </select>
            </label>` : nothing}
        <label>
          ${translators ? msg("Into") : msg("Language")}
          <select class="field" name="language">
            ${translators ? nothing : html`<option value="">${msg("All languages")}</option>`} ${translators ? languages("en", this.source) : languages("")}
          </select>
        </label>
        <label>
          ${msg("Category")}
          <select class="field" name="category">
            <option value="">${msg("All categories")}</option>
            ${this.boot.categories.map(({ slug, name }) => html`<option value=${slug}>${name}</option>`)}
          </select>
        </label>
        <button class="button primary">${msg("Download")}</button>
      </form>
    </section>`;
  }

  #in() {
    const { found } = this;
    return html`<section>
      <h2>${msg("A file as drafts")}</h2>
      <p class="soft">${msg("XLSX, CSV, YAML or XLIFF 2. First you see what it changes; then it becomes drafts, which are read and published as always.")}</p>
      <form @submit=${(event) => event.preventDefault()}>
        <label>
          ${msg("File")}
          <input class="field" type="file" name="file" accept=".xlsx,.csv,.zip,.yaml,.yml,.xlf,.xliff" @change=${this.#choose} />
        </label>
        <label class="check">
          <input
            type="checkbox"
            .checked=${this.over}
            @change=${(event) => {
              this.over = event.target.checked;
              this.#send(false);
            }}
          />
          ${msg("Also write over what is being written")}
        </label>
      </form>
      <p class="problem" role="alert">${this.problem}</p>
      <div role="status">${this.busy ? msg("Reading …") : found ? this.#result(found) : nothing}</div>
    </section>`;
  }

  #result({ problems, changes, drafts }) {
    if (problems.length) {
      return html`<p class="problem"><strong>${msg("Nothing was changed. This is wrong in the file:")}</strong></p>
        <table>
          <thead>
            <tr>
              <th scope="col">${msg("Table")}</th>
              <th scope="col">${msg("Row")}</th>
              <th scope="col">${msg("Column")}</th>
              <th scope="col">${msg("What is wrong")}</th>
            </tr>
          </thead>
          <tbody>
            ${problems.map(
              ({ what, table, row, column }) =>
                html`<tr>
                  <td>${table || "–"}</td>
                  <td>${row ? formatNumber(row) : "–"}</td>
                  <td>${column || "–"}</td>
                  <td dir="auto">${what}</td>
                </tr>`,
            )}
          </tbody>
        </table>`;
    }
    if (drafts !== undefined) {
      const made = msg("{n} drafts were made.", { n: formatNumber(drafts) });
      return html`<p class="said">${made}</p>
        <a href="#/open">${msg("Look at them")}</a>`;
    }
    if (!changes.length) return html`<p>${msg("It changes nothing: everything is as published.")}</p>`;
    const will = changes.filter(({ effect }) => effect !== "drafted").length;
    const text = msg("Make {n} drafts", { n: formatNumber(will) });
    return html`<button class="button primary" ?disabled=${!will || this.busy} @click=${() => this.#send(true)}>${icon("check")} ${text}</button>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("Topic")}</th>
            <th scope="col">${msg("Part")}</th>
            <th scope="col">${msg("Change")}</th>
          </tr>
        </thead>
        <tbody>
          ${changes.map(
            ({ slug, part, effect }) =>
              html`<tr>
                <td>${slug}</td>
                <td>${part === "facts" ? msg("Facts") : languageName(part)}</td>
                <td>${effects[effect]()}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

customElements.define("yq-exchange", YqExchange);
