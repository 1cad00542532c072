import "../vendor/virtualizer.js";
import { LitElement, classMap, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatNumber, formatPlainDate, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { stageText, stateIcon, stateText, states } from "./words.js";

/** Where one was, for whoever comes back to the board. */
const kept = { query: "", category: "", owed: "", top: 0 };

/** Topics down, languages across: one look shows what is owed. Arrow keys go from cell to cell. */
export class YqBoard extends LitElement {
  static properties = {
    server: {},
    boot: {},
    board: { state: true },
    problem: { state: true },
    query: { state: true },
    category: { state: true },
    owed: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        min-block-size: 0;
      }
      .filters {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 12px 16px;
      }
      .filters .field {
        inline-size: auto;
      }
      .search {
        flex: 1 1 220px;
        min-inline-size: 0;
        max-inline-size: 380px;
      }
      .shown {
        margin-inline-start: auto;
        color: var(--ink-soft);
        font-size: 0.875rem;
      }
      .scroller {
        overflow: auto;
        border-block-start: 1px solid var(--line);
        /* what is focused is never behind the sticky head or column */
        scroll-padding: 64px 0 0 270px;
      }
      .table {
        --topic: 250px;
        inline-size: 100%;
        min-inline-size: calc(var(--topic) + var(--languages) * 92px + 130px);
      }
      .row {
        display: grid;
        grid-template-columns: minmax(var(--topic), 2.6fr) repeat(var(--languages), minmax(92px, 1fr)) minmax(130px, 1.2fr);
        inline-size: 100%;
        min-block-size: 60px;
        border-block-end: 1px solid var(--line);
      }
      .row.head {
        position: sticky;
        inset-block-start: 0;
        z-index: 2;
        min-block-size: 52px;
        background: var(--surface);
        font-size: 0.875rem;
      }
      .row.head > div {
        display: flex;
        flex-direction: column;
        justify-content: center;
        padding: 6px 8px;
        font-weight: 600;
      }
      .row.head .soft {
        font-weight: 400;
      }
      .row > :first-child {
        position: sticky;
        inset-inline-start: 0;
        z-index: 1;
        background: var(--ground);
      }
      .row.head > :first-child {
        padding-inline: 16px;
        background: var(--surface);
      }
      a {
        color: inherit;
        text-decoration: none;
      }
      .topic {
        display: flex;
        flex-direction: column;
        justify-content: center;
        min-inline-size: 0;
        padding: 6px 16px;
      }
      .topic strong {
        font-weight: 600;
      }
      .topic:hover strong {
        color: var(--accent);
        text-decoration: underline;
      }
      .cell {
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: 2px;
        padding: 4px 8px;
        font-size: 0.875rem;
        line-height: 1.35;
      }
      .cell:hover {
        background: var(--surface);
      }
      .cell span {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .cell .icon {
        inline-size: 14px;
        block-size: 14px;
      }
      .published {
        color: var(--good);
      }
      .missing,
      .expired {
        color: var(--danger-ink);
        font-weight: 500;
      }
      .stale,
      .expiring,
      .blocked {
        color: var(--attention);
        font-weight: 500;
      }
      .writing {
        color: var(--ink-soft);
      }
      .dates {
        display: flex;
        flex-direction: column;
        justify-content: center;
        padding: 4px 8px;
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      .dates .late {
        color: var(--attention);
        font-weight: 500;
      }
      @media (max-width: 700px) {
        .table {
          --topic: 170px;
        }
        .scroller {
          scroll-padding-inline-start: 200px;
        }
        .topic {
          padding-inline: 12px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.board = null;
    this.problem = "";
    const { query, category, owed } = kept;
    Object.assign(this, { query, category, owed });
  }

  disconnectedCallback() {
    const { query, category, owed } = this;
    Object.assign(kept, { query, category, owed, top: this.renderRoot.querySelector(".scroller")?.scrollTop ?? 0 });
    super.disconnectedCallback();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.board = await this.server.get("/api/editor/board");
      this.problem = "";
      await this.updateComplete;
      requestAnimationFrame(() => (this.renderRoot.querySelector(".scroller").scrollTop = kept.top));
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
  }

  updated() {
    // by script: the page's policy forbids style attributes
    this.renderRoot.querySelector(".table")?.style.setProperty("--languages", this.boot.languages.length);
  }

  get #rows() {
    const words = this.query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return this.board.topics.filter((topic) => {
      if (this.category && topic.category !== this.category) return false;
      const cells = Object.values(topic.cells);
      if (this.owed === "owed" && cells.every(([state]) => state === "published")) return false;
      if (this.owed === "open" && cells.every(([, open]) => !open)) return false;
      if (this.owed && !["owed", "open"].includes(this.owed) && cells.every(([state]) => state !== this.owed)) return false;
      const text = [topic.slug, topic.owner_name, ...Object.values(topic.questions)].join("\n").toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  render() {
    if (!this.board) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    const rows = this.#rows;
    const languages = this.boot.languages.map(({ code }) => code);
    const shown = msg("{n} topics", { n: formatNumber(rows.length) });
    return html`<div class="filters">
        <input
          class="field search"
          type="search"
          dir="auto"
          placeholder=${msg("Find in all languages")}
          aria-label=${msg("Find in all languages")}
          .value=${this.query}
          @input=${(event) => (this.query = event.target.value)}
        />
        <select class="field" aria-label=${msg("Category")} @change=${(event) => (this.category = event.target.value)}>
          <option value="">${msg("All categories")}</option>
          ${this.boot.categories.map(({ slug, name }) => html`<option value=${slug} ?selected=${slug === this.category}>${name}</option>`)}
        </select>
        <select class="field" aria-label=${msg("State")} @change=${(event) => (this.owed = event.target.value)}>
          <option value="">${msg("All states")}</option>
          <option value="owed" ?selected=${this.owed === "owed"}>${msg("Everything that is owed")}</option>
          <option value="open" ?selected=${this.owed === "open"}>${msg("In progress")}</option>
          ${states.map((state) => html`<option value=${state} ?selected=${state === this.owed}>${stateText(state)}</option>`)}
        </select>
        <span class="shown" role="status">${shown}</span>
        <a class="button" href="#/new">${msg("New topic")}</a>
      </div>
      <div class="scroller" @keydown=${this.#onKey}>
        <div class="table" role="table" aria-label=${msg("Topics")} aria-rowcount=${rows.length + 1}>
          <div class="row head" role="row" aria-rowindex="1">
            <div role="columnheader">${msg("Topic")}</div>
            ${languages.map((code) => this.#head(code))}
            <div role="columnheader">${msg("To be reviewed by")}</div>
          </div>
          ${rows.length
            ? html`<lit-virtualizer
                role="rowgroup"
                .items=${rows}
                .keyFunction=${(topic) => topic.slug}
                .renderItem=${(topic, index) => this.#row(topic, index, languages)}
              ></lit-virtualizer>`
            : html`<p class="empty">${msg("Nothing found.")}</p>`}
        </div>
      </div>`;
  }

  #head(code) {
    const counts = this.board.counts[code] ?? {};
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const done = msg("{n} of {all}", { n: formatNumber(counts.published ?? 0), all: formatNumber(total) });
    return html`<div role="columnheader">${languageName(code)}<span class="soft">${done}</span></div>`;
  }

  #row(topic, index, languages) {
    const { questions, source, slug } = topic;
    const shown = [document.documentElement.lang, "en", source].find((code) => questions[code]);
    const late = topic.review_by < this.board.today;
    const review = formatPlainDate(topic.review_by);
    const expires = topic.expires_on && msg("Expires on {date}", { date: formatPlainDate(topic.expires_on) });
    return html`<div class="row" role="row" aria-rowindex=${index + 2} data-index=${index}>
      <a class="topic" role="rowheader" href="#/topic/${slug}" data-column="0">
        <strong class="ellipsis" lang=${shown ?? nothing} dir="auto">${questions[shown] ?? slug}</strong>
        <span class="small soft ellipsis">${slug}${topic.owner_name ? ` · ${topic.owner_name}` : nothing}</span>
      </a>
      ${languages.map((code, place) => this.#cell(slug, code, topic.cells[code], place + 1))}
      <div class="dates" role="cell">
        <span class=${classMap({ late })}>${review}</span>
        ${expires ? html`<span>${expires}</span>` : nothing}
      </div>
    </div>`;
  }

  #cell(slug, code, [state, open, blocked], column) {
    const writing = blocked ? msg("Held back") : open && stageText(open);
    const label = [languageName(code), stateText(state), writing].filter(Boolean).join(", ");
    return html`<a
      class="cell"
      role="cell"
      href="#/topic/${slug}/${code}"
      tabindex="-1"
      data-column=${column}
      aria-label=${label}
    >
      <span class=${state}>${icon(stateIcon(state))}${stateText(state)}</span>
      ${writing ? html`<span class=${blocked ? "blocked" : "writing"}>${writing}</span>` : nothing}
    </a>`;
  }

  async #onKey(event) {
    const here = this.renderRoot.activeElement?.closest("[data-column]");
    const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const sideways = ["ArrowLeft", "ArrowRight"].includes(event.key);
    if (!here || !(sideways || ["ArrowUp", "ArrowDown"].includes(event.key))) return;
    event.preventDefault();
    const index = Number(here.closest("[data-index]").dataset.index);
    const column = Number(here.dataset.column);
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const next = sideways ? [index, column + (event.key === forward ? 1 : -1)] : [index + by, column];
    const find = () => this.renderRoot.querySelector(`[data-index="${next[0]}"] [data-column="${next[1]}"]`);
    if (!find() && !sideways && this.#rows[next[0]]) {
      const list = this.renderRoot.querySelector("lit-virtualizer");
      list.element(next[0])?.scrollIntoView({ block: "nearest" });
      await list.layoutComplete;
    }
    find()?.focus();
  }
}

customElements.define("yq-board", YqBoard);
