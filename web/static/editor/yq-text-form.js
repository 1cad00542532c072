import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { labelText } from "./words.js";
import "./yq-preview.js";

const WAIT = 700;
const lines = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * The fields of a text. Beside its phrasings stands what each is taken for today; under them the text as each channel
 * shows it. Says `yq-change` with the whole text.
 */
export class YqTextForm extends LitElement {
  static properties = {
    server: {},
    slug: {},
    language: {},
    text: {},
    facts: {},
    found: { state: true },
    trying: { state: true },
    preview: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: block;
      }
      label {
        display: block;
        margin-block: 16px 4px;
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      h3 + label {
        margin-block-start: 8px;
      }
      textarea.field {
        display: block;
        min-block-size: 80px;
        field-sizing: content;
        resize: vertical;
        line-height: 1.5;
      }
      textarea[rows="1"].field {
        min-block-size: 0;
      }
      .hint {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        color: var(--ink-soft);
        font-size: 0.875rem;
      }
      .found {
        margin-block: 8px;
        padding: 8px 12px;
        border-radius: 8px;
        background: var(--surface);
        font-size: 0.9375rem;
      }
      .found li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        padding-block: 2px;
      }
      .found .icon {
        inline-size: 15px;
        block-size: 15px;
        align-self: center;
        color: var(--attention);
      }
      .found a {
        color: var(--accent);
      }
      .findings {
        margin-block: 8px;
        padding: 8px 12px;
        border-inline-start: 4px solid var(--attention);
        background: var(--attention-soft);
      }
    `,
  ];

  #timer = 0;

  constructor() {
    super();
    this.found = null;
    this.trying = false;
    this.preview = null;
  }

  willUpdate(changed) {
    if (changed.has("language") || changed.has("slug")) {
      this.found = null;
      this.preview = null;
    }
    if (changed.has("text") || changed.has("language")) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), changed.get("text") ? WAIT : 0);
    }
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  /** The preview at once; what phrasings are taken for as soon as the trainer says it. */
  async #look() {
    const { text, language, slug, facts } = this;
    if (facts && text.question?.trim() && text.answer?.trim()) {
      try {
        const { source: _, ...rest } = facts;
        const body = { slug, language, facts: { ...rest, source: facts.source }, text };
        const preview = await this.server.post("/api/editor/preview", body);
        if (this.text === text) this.preview = preview;
      } catch {
        this.preview = null;
      }
    } else this.preview = null;
    const texts = [...text.phrasings, ...text.trials];
    if (!texts.length) {
      this.found = null;
      return;
    }
    this.trying = true;
    try {
      const { found } = await this.server.post("/api/editor/try", { texts: texts.map((one) => [one, language]) });
      if (this.text === text) this.found = found.map((one, place) => ({ text: texts[place], ...one }));
    } catch {
      this.found = null;
    } finally {
      this.trying = false;
    }
  }

  #set(name, value) {
    tell(this, "yq-change", { ...this.text, [name]: value });
  }

  #field(name, label, hint, rows) {
    const value = Array.isArray(this.text[name]) ? this.text[name].join("\n") : this.text[name];
    const change = (event) =>
      this.#set(name, Array.isArray(this.text[name]) ? lines(event.target.value) : event.target.value);
    // lists are taken over when one leaves the field: a line that is being typed may be empty for a moment
    const listen = Array.isArray(this.text[name]) ? { change } : { input: change };
    return html`<label for=${name}>${label}</label>
      <textarea
        id=${name}
        class="field"
        rows=${rows}
        lang=${this.language}
        dir="auto"
        .value=${value}
        @input=${listen.input ?? nothing}
        @change=${listen.change ?? nothing}
      ></textarea>
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}`;
  }

  render() {
    const { text } = this;
    const count = (value) => msg("{n} characters", { n: formatNumber([...value].length) });
    return html`<h3>${languageName(this.language)}</h3>
      ${text.question === undefined
        ? nothing
        : html`${this.#field("question", msg("Question"), null, 1)} ${this.#field("answer", msg("Answer"), count(text.answer), 6)}
          ${this.#field("details", msg("Details"), count(text.details), 4)}`}
      ${this.#field("phrasings", msg("How people ask: one a line. These are learnt."), null, 8)}
      ${this.#field("trials", msg("Trial questions: one a line. These are never learnt, and show how well it is found."), null, 3)}
      ${this.#matches()} ${this.#findings()}
      ${this.preview ? html`<yq-preview .preview=${this.preview} .language=${this.language}></yq-preview>` : nothing}`;
  }

  #matches() {
    if (!this.found) return this.trying ? html`<p class="hint" role="status">${msg("Trying it out …")}</p>` : nothing;
    const others = this.found.filter(({ label }) => label !== this.slug);
    const right = msg("{n} of {all} are taken for this topic today.", {
      n: formatNumber(this.found.length - others.length),
      all: formatNumber(this.found.length),
    });
    return html`<div class="found" role="status">
      <p>${right}</p>
      <ul>
        ${others.map(({ text, label }) => {
          const topic = !label.includes(":") && label.includes("-");
          return html`<li>
            ${icon("circle-alert")} <span lang=${this.language} dir="auto">${text}</span>
            <span class="soft">→ ${topic ? html`<a href="#/topic/${label}/${this.language}">${label}</a>` : labelText(label)}</span>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  #findings() {
    const findings = this.preview?.findings ?? [];
    if (!findings.length) return nothing;
    return html`<ul class="findings">
      ${findings.map((finding) => html`<li>${finding}</li>`)}
    </ul>`;
  }
}

customElements.define("yq-text-form", YqTextForm);
