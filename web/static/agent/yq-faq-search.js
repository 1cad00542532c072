import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

const WAIT = 200;

/**
 * Finds published answers by either language's words. Arrows choose, Enter puts the answer in the resident's language
 * into the reply (Shift+Enter the details). Says `yq-insert` with the words.
 */
export class YqFaqSearch extends LitElement {
  static properties = {
    language: {},
    server: {},
    mayInsert: { type: Boolean },
    results: { state: true },
    chosen: { state: true },
    state: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .search {
        position: sticky;
        inset-block-start: 0;
        padding-block: 12px 8px;
        background: var(--ground);
        z-index: 1;
      }
      .box {
        position: relative;
        display: flex;
        align-items: center;
      }
      .box .icon {
        position: absolute;
        inset-inline-start: 10px;
        color: var(--ink-soft);
      }
      input.field {
        padding-inline: 36px;
      }
      li {
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        margin-block-end: 8px;
      }
      li.chosen {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .question {
        font-weight: 600;
      }
      .own {
        margin-block-start: 6px;
        padding-block-start: 6px;
        border-block-start: 1px solid var(--line);
      }
      summary {
        color: var(--accent);
        cursor: pointer;
      }
      .insert {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 8px;
      }
      .clamped {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        overflow: hidden;
      }
    `,
  ];

  #timer = 0;
  #asked = "";

  constructor() {
    super();
    this.results = [];
    this.chosen = 0;
    this.state = "idle";
  }

  willUpdate(changed) {
    if (changed.has("language") && this.#asked) this.#search(this.#asked);
  }

  focus() {
    const field = this.renderRoot.querySelector("input");
    field.focus();
    field.select();
  }

  #typed(event) {
    clearTimeout(this.#timer);
    const query = event.target.value.trim();
    this.#timer = setTimeout(() => this.#search(query), WAIT);
  }

  async #search(query) {
    this.#asked = query;
    if (!query) {
      this.results = [];
      this.state = "idle";
      return;
    }
    try {
      const results = await this.server.faq(query, this.language);
      if (query !== this.#asked) return;
      this.results = results;
      this.chosen = 0;
      this.state = "done";
    } catch {
      this.state = "failed";
    }
  }

  #key(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown") this.#choose(Math.min(this.results.length - 1, this.chosen + 1));
    else if (key === "ArrowUp") this.#choose(Math.max(0, this.chosen - 1));
    else if (key === "Enter" && this.results[this.chosen]) this.#insert(this.results[this.chosen], event.shiftKey ? "details" : "answer");
    else if (key === "Escape") tell(this, "yq-leave");
    else return;
    event.preventDefault();
  }

  #choose(index) {
    this.chosen = index;
    this.updateComplete.then(() => this.renderRoot.querySelector(".chosen")?.scrollIntoView({ block: "nearest" }));
  }

  #insert(result, part) {
    const words = result.texts[this.language]?.[part];
    if (words && this.mayInsert) tell(this, "yq-insert", words);
  }

  #text(code, text, isResidents) {
    return html`<div class=${isResidents ? "" : "own"}>
      <p class="small soft">${languageName(code)}</p>
      <p class="question" lang=${code} dir="auto">${text.question}</p>
      <p class="lines ${isResidents ? "" : "clamped small"}" lang=${code} dir="auto">${text.answer}</p>
      ${isResidents && text.details
        ? html`<details>
            <summary>${msg("Details")}</summary>
            <p class="lines" lang=${code} dir="auto">${text.details}</p>
          </details>`
        : nothing}
    </div>`;
  }

  #result(result, index) {
    const residents = result.texts[this.language];
    const others = Object.entries(result.texts).filter(([code]) => code !== this.language);
    return html`<li id="result-${index}" class=${index === this.chosen ? "chosen" : ""} @pointerdown=${() => (this.chosen = index)}>
      ${residents ? this.#text(this.language, residents, true) : nothing} ${others.map(([code, text]) => this.#text(code, text, false))}
      ${residents && this.mayInsert
        ? html`<div class="insert">
            <button class="button" @click=${() => this.#insert(result, "answer")}>${msg("Insert")} <kbd aria-hidden="true">Enter</kbd></button>
            ${residents.details
              ? html`<button class="button quiet" @click=${() => this.#insert(result, "details")}>${msg("Insert the details")}</button>`
              : nothing}
          </div>`
        : nothing}
    </li>`;
  }

  #says() {
    if (this.state === "idle") return msg("Search in the resident's language or in yours. Enter puts the chosen answer into your reply.");
    if (this.state === "failed") return msg("The search did not work. Check the connection and try again.");
    return this.results.length ? "" : msg("Nothing found. Try other words, or fewer.");
  }

  render() {
    return html`<div class="search">
        <div class="box">
          ${icon("search")}
          <input
          class="field"
          type="search"
          dir="auto"
          aria-label=${msg("Search the answers")}
          placeholder=${msg("Search the answers")}
          @input=${this.#typed}
          @keydown=${this.#key}
          />
        </div>
      </div>
      <p class="soft small" role="status">${this.#says()}</p>
      <ul aria-label=${msg("Answers found")}>
        ${this.results.map((result, index) => this.#result(result, index))}
      </ul>`;
  }
}

customElements.define("yq-faq-search", YqFaqSearch);
