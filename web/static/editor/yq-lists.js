import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDateTime, formatList, formatNumber, formatPlainDate, language, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import "../staff/yq-dialog.js";
import "./yq-entry-form.js";

/** The lists that editors keep: saved replies, greetings, hours, holidays, the directory. */
export class YqLists extends LitElement {
  static properties = {
    server: {},
    boot: {},
    name: {},
    lists: { state: true },
    items: { state: true },
    query: { state: true },
    editing: { state: true },
    removing: { state: true },
    changes: { state: true },
    problem: { state: true },
    said: { state: true },
    busy: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: 200px minmax(0, 1fr);
        min-block-size: 0;
      }
      nav {
        overflow-y: auto;
        padding: 12px 8px;
        border-inline-end: 1px solid var(--line);
      }
      nav a {
        display: block;
        padding: 8px 12px;
        border-radius: 8px;
        color: inherit;
        text-decoration: none;
      }
      nav a:hover {
        background: var(--surface);
      }
      nav a[aria-current] {
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
      }
      .main {
        overflow: auto;
        padding: 12px 16px;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        margin-block-end: 8px;
      }
      .tools .field {
        inline-size: min(100%, 320px);
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 8px 16px 8px 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
      }
      th {
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      td:first-child {
        white-space: nowrap;
      }
      td button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        font-weight: 600;
        text-align: start;
        cursor: pointer;
      }
      td button:hover {
        text-decoration: underline;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 16px;
      }
      .said {
        color: var(--good);
        font-weight: 500;
      }
      details {
        margin-block-start: 16px;
      }
      summary {
        cursor: pointer;
      }
      details li {
        padding-block: 4px;
      }
      @media (max-width: 800px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: auto minmax(0, 1fr);
        }
        nav {
          display: flex;
          overflow-x: auto;
          padding: 4px 8px;
          border-inline-end: 0;
          border-block-end: 1px solid var(--line);
          white-space: nowrap;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.lists = null;
    this.items = null;
    this.query = "";
    this.editing = null;
    this.removing = false;
    this.changes = null;
    this.problem = "";
    this.said = "";
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    await this.#try(async () => {
      this.lists = (await this.server.get(`/api/editor/lists?language=${language()}`)).lists;
      await this.#load();
    });
  }

  willUpdate(changed) {
    if (changed.has("name") && this.lists) this.#try(() => this.#load());
  }

  updated(changed) {
    if (changed.has("name") || changed.has("lists")) {
      this.renderRoot.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  get #list() {
    return this.lists.find(({ name }) => name === this.name) ?? this.lists[0];
  }

  async #try(job) {
    this.busy = true;
    this.problem = "";
    try {
      await job();
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
      if (error.fields?.field) this.renderRoot.querySelector("yq-entry-form")?.point(error.fields.field);
    } finally {
      this.busy = false;
    }
  }

  async #load() {
    this.items = null;
    this.query = "";
    this.said = "";
    const { name } = this.#list;
    const { items } = await this.server.get(`/api/editor/lists/${name}`);
    if (name === this.#list.name) this.items = items;
  }

  #open(item) {
    this.editing = item;
    this.removing = false;
    this.changes = null;
    this.problem = "";
  }

  #save({ detail: { key, body } }) {
    const { name } = this.#list;
    const { version } = this.editing;
    this.#try(async () => {
      const path = `/api/editor/lists/${name}`;
      const done = version
        ? await this.server.put(`${path}/${encodeURIComponent(key)}`, { version, body })
        : await this.server.post(path, { key, body });
      this.items = done.items;
      this.editing = null;
      this.said = msg("Saved.");
    });
  }

  #history() {
    const { name } = this.#list;
    if (this.changes) return;
    this.#try(async () => {
      this.changes = (await this.server.get(`/api/editor/lists/${name}/${encodeURIComponent(this.editing.key)}/history`)).changes;
    });
  }

  render() {
    if (!this.lists) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    const list = this.#list;
    return html`<nav aria-label=${msg("Lists")}>
        ${this.lists.map(
          ({ name, title }) => html`<a href="#/lists/${name}" aria-current=${name === list.name ? "page" : nothing}>${title}</a>`,
        )}
      </nav>
      <div class="main">${this.#table(list)}</div>
      ${this.editing ? this.#dialog(list) : nothing}`;
  }

  #table(list) {
    const words = this.query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const text = (item) => `${item.key}\n${JSON.stringify(item.body)}`.toLocaleLowerCase();
    const items = (this.items ?? []).filter((item) => words.every((word) => text(item).includes(word)));
    const columns = list.fields.filter(({ name, holds }) => name === list.shown || (holds !== "texts" && holds !== "text")).slice(0, 4);
    return html`<div class="tools">
        <input
          class="field"
          type="search"
          dir="auto"
          placeholder=${msg("Find in this list")}
          aria-label=${msg("Find in this list")}
          .value=${this.query}
          @input=${(event) => (this.query = event.target.value)}
        />
        <button class="button" @click=${() => this.#open({ key: "", version: 0, body: {} })}>${msg("Add an entry")}</button>
        <span class="soft small">${this.items ? formatNumber(items.length) : nothing}</span>
        <span class="said" role="status">${this.said}</span>
      </div>
      ${this.editing ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      ${this.items !== null && !items.length ? html`<p class="empty">${msg("Nothing found.")}</p>` : nothing}
      ${this.items === null
        ? html`<p class="empty" role="status">${msg("Loading …")}</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">${list.key}</th>
                ${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${items.map(
                (item) =>
                  html`<tr>
                    <td><button @click=${() => this.#open(item)}>${this.#key(list, item.key)}</button></td>
                    ${columns.map((field) => html`<td dir="auto">${this.#shown(field, item.body[field.name])}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>`}`;
  }

  #key({ name, keys }, key) {
    if (name === "hours") return languageName(key);
    if (keys[key]) return keys[key];
    return name === "holiday" ? formatPlainDate(key) : key;
  }

  #shown({ holds, choices }, value) {
    if (value === undefined) return "–";
    if (holds === "names" || holds === "texts") return value[language()] ?? value.en ?? Object.values(value)[0];
    if (holds === "languages") return formatList(value.map(languageName));
    if (holds === "flag") return icon("check", msg("Yes"));
    return holds === "choice" ? choices[value] : value;
  }

  #dialog(list) {
    const { editing, changes } = this;
    return html`<yq-dialog .heading=${editing.key ? this.#key(list, editing.key) : list.title} @yq-dismiss=${() => (this.editing = null)}>
      <yq-entry-form .list=${list} .item=${editing} .languages=${this.boot.languages} .busy=${this.busy} @yq-save=${this.#save}></yq-entry-form>
      <p class="problem" role="alert">${this.problem}</p>
      ${editing.version
        ? html`<div class="row">
              ${this.removing
                ? html`<button
                    class="button danger"
                    ?disabled=${this.busy}
                    @click=${() => this.#save({ detail: { key: editing.key, body: null } })}
                  >
                    ${icon("trash-2")} ${msg("Really take it off, in all languages?")}
                  </button>`
                : html`<button class="button" @click=${() => (this.removing = true)}>${icon("trash-2")} ${msg("Take it off the list")}</button>`}
            </div>
            <details @toggle=${this.#history}>
              <summary>${msg("History")}</summary>
              <ol>
                ${(changes ?? []).map(
                  ({ version, body, by, at }) =>
                    html`<li>
                      ${formatDateTime(new Date(at))} · ${by} ${body ? nothing : html`· ${msg("taken off the list")}`}
                      ${body && version !== editing.version
                        ? html`<button class="button quiet" @click=${() => (this.editing = { ...editing, body })}>${msg("Go back to this")}</button>`
                        : nothing}
                    </li>`,
                )}
              </ol>
            </details>`
        : nothing}
    </yq-dialog>`;
  }
}

customElements.define("yq-lists", YqLists);
