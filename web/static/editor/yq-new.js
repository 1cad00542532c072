import { LitElement, css, html } from "../vendor/lit.js";
import { language, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

const HALF_A_YEAR = 182 * 86_400_000;
const day = (moment) => new Date(moment).toISOString().slice(0, 10);

/** Begins a topic: its name, its facts, its source text. Says `yq-begun` with the slug. `from` may hold a question. */
export class YqNew extends LitElement {
  static properties = { server: {}, boot: {}, from: {}, problem: { state: true }, busy: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 16px;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
        gap: 12px 16px;
        max-inline-size: 52rem;
      }
      h2,
      .wide {
        grid-column: 1 / -1;
      }
      h2 {
        font-size: 1.1875rem;
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
    `,
  ];

  constructor() {
    super();
    this.from = null;
    this.problem = "";
    this.busy = false;
  }

  async #begin(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    const phones = given.phones.split(",").map((phone) => phone.trim()).filter(Boolean);
    const facts = {
      category: given.category,
      source: given.source,
      authority: { name: { [given.source]: given.authority }, phones },
      sources: [{ name: { [given.source]: given.name }, url: given.url || null }],
      reviewed_on: day(Date.now()),
      review_by: day(Date.now() + HALF_A_YEAR),
      expires_on: null,
      related: [],
    };
    const asked = this.from && this.from.language === given.source ? this.from.group.wordings : [];
    const phrasings = asked.filter((wording) => wording.language === given.source).map((wording) => wording.text.slice(0, 200));
    const text = { question: given.question, answer: given.answer, details: "", phrasings, trials: [] };
    this.busy = true;
    try {
      await this.server.post("/api/editor/topics", { slug: given.slug, facts, text });
      if (this.from) {
        const places = this.from.group.wordings.flatMap((wording) => wording.places);
        await this.server.post("/api/editor/unanswered/settle", { places, outcome: "topic", slug: given.slug });
      }
      tell(this, "yq-begun", given.slug);
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    } finally {
      this.busy = false;
    }
  }

  render() {
    const source = this.from?.language ?? language();
    return html`<form @submit=${this.#begin}>
      <h2>${msg("A new topic")}</h2>
      <label>
        ${msg("Name in addresses: small letters, digits, hyphens")}
        <input class="field" name="slug" required maxlength="60" pattern="[a-z0-9]+(-[a-z0-9]+)*" autocomplete="off" />
      </label>
      <label>
        ${msg("Category")}
        <select class="field" name="category">
          ${this.boot.categories.map(({ slug, name }) => html`<option value=${slug}>${name}</option>`)}
        </select>
      </label>
      <label>
        ${msg("Written first in")}
        <select class="field" name="source">
          ${this.boot.languages.map(({ code }) => html`<option value=${code} ?selected=${code === source}>${languageName(code)}</option>`)}
        </select>
      </label>
      <label class="wide">
        ${msg("Question")}
        <input class="field" name="question" required maxlength="300" dir="auto" .value=${this.from?.question ?? ""} />
      </label>
      <label class="wide">
        ${msg("Answer")}
        <textarea class="field" name="answer" required maxlength="4000" rows="6" dir="auto"></textarea>
      </label>
      <label>
        ${msg("Authority")}
        <input class="field" name="authority" required maxlength="200" dir="auto" />
      </label>
      <label>
        ${msg("Telephone numbers, most useful first")}
        <input class="field" name="phones" placeholder="12345, 960169" />
      </label>
      <label>
        ${msg("Where this was read")}
        <input class="field" name="name" required maxlength="200" dir="auto" />
      </label>
      <label>
        ${msg("Address of the page, where there is one")}
        <input class="field" name="url" type="url" maxlength="500" />
      </label>
      <p class="problem wide" role="alert">${this.problem}</p>
      <button class="button primary" ?disabled=${this.busy}>${msg("Begin the topic")}</button>
    </form>`;
  }
}

customElements.define("yq-new", YqNew);
