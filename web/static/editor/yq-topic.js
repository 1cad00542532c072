import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import "./yq-changes.js";
import "./yq-facts-form.js";
import "./yq-history.js";
import "./yq-merge.js";
import "./yq-source.js";
import "./yq-steps.js";
import "./yq-text-form.js";
import { intentText, stageText } from "./words.js";

/** What was written and not saved yet, in this tab: it outlives other pages, a reload and a sign-in. */
const kept = {
  key: (slug, part) => `yuqiao.unsaved.${slug}.${part}`,
  get(slug, part) {
    return JSON.parse(sessionStorage.getItem(this.key(slug, part)) ?? "null");
  },
  set(slug, part, value) {
    sessionStorage.setItem(this.key(slug, part), JSON.stringify(value));
  },
  drop(slug, part) {
    sessionStorage.removeItem(this.key(slug, part));
  },
};

/** A topic: its parts as tabs, the source on one side and the text being written on the other. */
export class YqTopic extends LitElement {
  static properties = {
    server: {},
    boot: {},
    slug: {},
    part: {},
    topic: { state: true },
    draft: { state: true },
    merging: { state: true },
    problem: { state: true },
    said: { state: true },
    busy: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
        min-block-size: 0;
      }
      .head {
        display: flex;
        align-items: baseline;
        flex-wrap: wrap;
        gap: 4px 12px;
        padding: 12px 16px 4px;
      }
      .head h2 {
        font-size: 1.1875rem;
        overflow-wrap: anywhere;
      }
      .tabs {
        display: flex;
        gap: 2px;
        overflow-x: auto;
        padding-inline: 12px;
        border-block-end: 1px solid var(--line);
      }
      .tabs a {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 8px 10px;
        border-block-end: 3px solid transparent;
        color: var(--ink-soft);
        text-decoration: none;
        white-space: nowrap;
      }
      .tabs a:hover {
        color: var(--ink);
      }
      .tabs a[aria-current] {
        border-color: var(--accent);
        color: var(--accent);
        font-weight: 600;
      }
      .tabs .icon {
        inline-size: 15px;
        block-size: 15px;
        color: var(--attention);
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        align-items: start;
        gap: 24px;
        overflow-y: auto;
        padding: 16px;
      }
      .body.one {
        grid-template-columns: minmax(0, 60rem);
      }
      .side {
        position: sticky;
        inset-block-start: 0;
      }
      .said {
        color: var(--good);
        font-weight: 500;
      }
      @media (max-width: 900px) {
        .body {
          grid-template-columns: minmax(0, 1fr);
        }
        .side {
          position: static;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.topic = null;
    this.draft = null;
    this.merging = null;
    this.problem = "";
    this.said = "";
    this.busy = false;
  }

  willUpdate(changed) {
    if (changed.has("slug")) this.#load();
    if (changed.has("part") && this.topic) this.#open();
  }

  updated(changed) {
    if (changed.has("part")) this.renderRoot.querySelector(".body")?.scrollTo(0, 0);
    if (changed.has("part") || changed.has("topic")) {
      this.renderRoot.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  get #here() {
    const { part, topic } = this;
    const name = part ?? topic.source ?? this.boot.languages[0].code;
    return { name, ...(name === "facts" ? topic.facts : topic.texts[name]) };
  }

  async #load() {
    try {
      this.topic = await this.server.get(`/api/editor/topics/${this.slug}`);
      this.#open();
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
  }

  /** Begins with what is being written, or what is published. */
  #open() {
    const { open, published } = this.#here;
    const words = { phrasings: [], trials: [] };
    const empty = this.#intent ? words : { question: "", answer: "", details: "", ...words };
    this.draft = structuredClone((open ?? published)?.body ?? empty);
    this.base = structuredClone(this.draft);
    this.version = open?.version ?? null;
    this.problem = "";
    this.said = "";
    const unsaved = kept.get(this.slug, this.#here.name);
    if (unsaved) {
      // upon the version it was begun from: if somebody saved meanwhile, saving shows both
      Object.assign(this, unsaved);
      this.said = msg("What you had not saved is still here.");
    }
  }

  /** It asks for no topic: there are no facts and no answers, only words. */
  get #intent() {
    return intentText(this.slug);
  }

  get #dirty() {
    return JSON.stringify(this.draft) !== JSON.stringify(this.base);
  }

  async #do(path, body, said) {
    this.busy = true;
    this.said = "";
    try {
      this.topic = await this.server.post(`/api/editor/topics/${this.slug}/${path}`, body);
      kept.drop(this.slug, this.#here.name);
      this.#open();
      this.said = said;
    } catch (error) {
      this.problem = this.#why(error);
      if (error.code === "changed_meanwhile" || error.code === "wrong_stage") await this.#look();
    } finally {
      this.busy = false;
    }
  }

  #why(error) {
    if (error.status === 401) return html`${error.message} <a href="/login?next=/editor">${msg("Sign in")}</a>`;
    return error.message || msg("The desk can't be reached. Please try again.");
  }

  async #look() {
    const problem = this.problem;
    this.topic = await this.server.get(`/api/editor/topics/${this.slug}`);
    if (!this.#dirty) this.#open();
    this.problem = problem;
  }

  async #save({ detail: { reason } }) {
    const { name } = this.#here;
    this.busy = true;
    try {
      const body = { version: this.version, reason, body: this.draft };
      const kind = this.#intent ? "intents" : "topics";
      this.topic = await this.server.put(`/api/editor/${kind}/${this.slug}/${name}`, body);
      kept.drop(this.slug, name);
      this.#open();
      this.said = msg("Saved.");
    } catch (error) {
      if (error.code === "changed_meanwhile") await this.#merge();
      else this.problem = this.#why(error);
    } finally {
      this.busy = false;
    }
  }

  /** Somebody else saved first: both are shown, and nothing is lost. */
  async #merge() {
    this.topic = await this.server.get(`/api/editor/topics/${this.slug}`);
    const { open, published } = this.#here;
    const theirs = open ?? published;
    this.merging = { base: this.base, mine: this.draft, theirs: theirs.body, by: theirs.author };
  }

  #merged({ detail }) {
    const { name, open, published } = this.#here;
    this.merging = null;
    this.draft = detail;
    this.base = structuredClone((open ?? published).body);
    // only now: whoever closes the box without a choice is asked again
    this.version = open?.version ?? null;
    kept.set(this.slug, name, { draft: this.draft, base: this.base, version: this.version });
    this.said = msg("Brought together. Look at it once more, then save.");
    this.problem = "";
  }

  render() {
    if (!this.topic || !this.draft) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    const { name } = this.#here;
    const titled = [document.documentElement.lang, "en", this.topic.source].find((code) => this.topic.texts[code]?.published);
    const shown = this.topic.texts[titled ?? this.topic.source];
    const question = (shown?.published ?? shown?.open)?.body.question;
    const parts = this.boot.languages.map(({ code }) => code);
    return html`<div class="head">
        <h2 lang=${titled ?? this.topic.source ?? nothing} dir="auto">${question ?? this.#intent ?? this.slug}</h2>
        <span class="soft">${this.slug}</span>
      </div>
      <nav class="tabs" aria-label=${msg("Parts of this topic")}>
        ${(this.#intent ? parts : ["facts", ...parts]).map((part) => this.#tab(part, name))}
      </nav>
      ${name === "facts" ? this.#facts() : this.#text()}
      ${this.merging
        ? html`<yq-merge .merging=${this.merging} @yq-merged=${this.#merged} @yq-dismiss=${() => (this.merging = null)}></yq-merge>`
        : nothing}`;
  }

  #tab(part, here) {
    const { open, published, behind } = part === "facts" ? this.topic.facts : this.topic.texts[part];
    const needs = part !== "facts" && (!published || behind);
    const title = part === "facts" ? msg("Facts") : languageName(part);
    const sign = !published ? msg("Missing") : behind ? msg("Out of step") : "";
    return html`<a href="#/topic/${this.slug}/${part}" aria-current=${part === here ? "page" : nothing}>
      ${title} ${needs ? icon(published ? "rotate-ccw" : "x", sign) : nothing}
      ${open ? html`<span class="small">${stageText(open.stage)}</span>` : nothing}
    </a>`;
  }

  #facts() {
    return html`<div class="body one">
      <div>
        <yq-facts-form
          .facts=${this.draft}
          .languages=${this.boot.languages}
          .categories=${this.boot.categories}
          @yq-change=${this.#changed}
        ></yq-facts-form>
        ${this.#steps()}
      </div>
    </div>`;
  }

  #text() {
    const { name } = this.#here;
    const own = name === this.topic.source;
    return html`<div class="body ${this.#intent ? "one" : ""}">
      ${this.#intent ? nothing : html`<yq-source class="side" .topic=${this.topic} .part=${name}></yq-source>`}
      <div>
        <yq-text-form
          .server=${this.server}
          .slug=${this.slug}
          .language=${name}
          .text=${this.draft}
          .facts=${(this.topic.facts.open ?? this.topic.facts.published)?.body}
          @yq-change=${this.#changed}
        ></yq-text-form>
        ${!own && this.#here.behind && !this.#here.open
          ? html`<button class="button" ?disabled=${this.busy} @click=${() => this.#do(`${name}/confirm`, {}, msg("Noted."))}>
              ${icon("check")} ${msg("It is still right as it is")}
            </button>`
          : nothing}
        ${this.#steps()}
      </div>
    </div>`;
  }

  #changed({ detail }) {
    this.draft = detail;
    this.said = "";
    const { base, draft, version } = this;
    if (this.#dirty) kept.set(this.slug, this.#here.name, { draft, base, version });
    else kept.drop(this.slug, this.#here.name);
  }

  #steps() {
    const { name, open, published, changes } = this.#here;
    return html`${open && published && name !== "facts" && !this.#dirty
        ? html`<yq-changes .changes=${changes} .before=${published.body} .after=${open.body} .language=${name}></yq-changes>`
        : nothing}
      <p class="problem" role="alert">${this.problem}</p>
      <p class="said" role="status">${this.said}</p>
      <yq-steps
        .boot=${this.boot}
        .open=${open}
        .dirty=${this.#dirty}
        .busy=${this.busy}
        @yq-save=${this.#save}
        @yq-step=${({ detail: { step, said, ...body } }) => this.#do(`${name}/${step}`, { version: this.version, ...body }, said)}
        @yq-look=${() => this.#look()}
      ></yq-steps>
      <yq-history
        .server=${this.server}
        .slug=${this.slug}
        .part=${name}
        .mark=${`${this.#here.published?.id} ${open?.id} ${open?.version}`}
        .canRestore=${!open}
        @yq-restore=${({ detail }) => this.#do("restore", detail, msg("It goes out in a moment."))}
      ></yq-history>`;
  }
}

customElements.define("yq-topic", YqTopic);
