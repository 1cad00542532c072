import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { Api } from "../shared/api.js";
import { icon, mark } from "../shared/icons.js";
import { formatNumber, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import "./yq-board.js";
import "./yq-emergencies.js";
import "./yq-fresh.js";
import "./yq-exchange.js";
import "./yq-intents.js";
import "./yq-lists.js";
import "./yq-new.js";
import "./yq-open.js";
import "./yq-topic.js";
import "./yq-unanswered.js";

/** Name, text, and what whoever goes there has to be. */
const places = [
  ["board", () => msg("Topics"), "edits"],
  ["open", () => msg("In progress"), "edits"],
  ["unanswered", () => msg("Unanswered"), "edits"],
  ["emergencies", () => msg("Emergencies"), "reviews"],
  ["fresh", () => msg("Freshness"), "edits"],
  ["phrases", () => msg("Phrases"), "edits"],
  ["lists", () => msg("Lists"), "edits"],
  ["files", () => msg("Files"), "edits"],
];

/** The editors' page: where one is stands behind the hash of its address, so that going back works. */
export class YqEditor extends LitElement {
  static properties = { boot: {}, place: { state: true }, due: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        block-size: 100dvh;
      }
      header {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 8px 16px;
        border-block-end: 1px solid var(--line);
      }
      .mark {
        inline-size: 28px;
        block-size: 28px;
        flex: none;
      }
      h1 {
        margin-inline: 8px 16px;
        font-size: 1.0625rem;
        white-space: nowrap;
      }
      h1 span {
        font-weight: 400;
        color: var(--ink-soft);
      }
      nav {
        display: flex;
        gap: 4px;
        min-inline-size: 0;
        margin-inline-end: auto;
        overflow-x: auto;
        scrollbar-width: none;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-block-size: 36px;
        padding: 4px 12px;
        border-radius: 8px;
        color: var(--ink);
        font-weight: 500;
        text-decoration: none;
        white-space: nowrap;
      }
      .due {
        margin-inline-start: 6px;
        padding: 0 7px;
        border-radius: 10px;
        background: var(--attention-soft);
        color: var(--attention);
        font-size: 0.875rem;
        font-weight: 600;
      }
      nav a:hover {
        background: var(--surface);
      }
      nav a[aria-current] {
        background: var(--accent-soft);
        color: var(--accent);
      }
      .me {
        margin-inline: 8px;
        color: var(--ink-soft);
      }
      main {
        min-block-size: 0;
        overflow: hidden;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      }
      @media (max-width: 700px) {
        header {
          flex-wrap: wrap;
          padding: 4px 8px 0;
        }
        nav {
          order: 1;
          inline-size: 100%;
        }
        .mark {
          margin-inline-end: auto;
        }
        h1,
        .me {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        nav a {
          min-block-size: 44px;
          padding-inline: 10px;
        }
      }
    `,
  ];

  #read = () => {
    const [name, slug, part] = location.hash.slice(2).split("/");
    if (name !== "new") this.from = null;
    if (name === "topic" && slug) this.place = { name, slug, part };
    else if (name === "lists" || name === "emergencies") this.place = { name, slug };
    else this.place = { name: name === "new" || places.some(([place]) => place === name) ? name : "board" };
  };

  constructor() {
    super();
    this.server = new Api(() => ({ "X-CSRF-Token": this.boot.csrf }));
    /** What a new topic is begun from. */
    this.from = null;
    this.#read();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.#read);
    if (this.boot.me.edits) this.#remind();
  }

  /** What has to be looked at again; without an answer, there is no number. */
  async #remind() {
    this.due = (await this.server.get("/api/editor/due").catch(() => ({}))).due;
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#read);
    super.disconnectedCallback();
  }

  #begin({ detail }) {
    this.from = detail;
    location.hash = "#/new";
  }

  #begun({ detail: slug }) {
    this.from = null;
    location.hash = `#/topic/${slug}`;
  }

  updated(changed) {
    // on a phone the menu is wider than the page
    if (changed.has("place")) this.renderRoot.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  async #leave() {
    await this.server.post("/logout").catch(() => {});
    location.assign("/login?next=/editor");
  }

  render() {
    return html`<header>
        ${mark}
        <h1>${msg("Yuqiao")} <span>· ${msg("Answers")}</span></h1>
        <nav aria-label=${msg("Pages")}>
          ${places
            .filter(([, , role]) => this.boot.me[role])
            .map(
              ([name, text]) =>
                html`<a href="#/${name}" aria-current=${this.#name === name ? "page" : nothing}>
                  ${text()}${name === "fresh" && this.due ? html` <span class="due">${formatNumber(this.due)}</span>` : nothing}
                </a>`,
            )}
        </nav>
        <span class="me ellipsis">${this.boot.me.name}</span>
        <button class="button quiet bare" aria-label=${msg("Sign out")} @click=${this.#leave}>${icon("log-out")}</button>
      </header>
      <main>${this.#main()}</main>`;
  }

  /** Whoever edits nothing has one page. */
  get #name() {
    return this.boot.me.edits ? this.place.name : "emergencies";
  }

  #main() {
    const { slug, part } = this.place;
    const name = this.#name;
    if (name === "emergencies" && this.boot.me.reviews) {
      return html`<yq-emergencies .server=${this.server} .boot=${this.boot} .name=${slug ?? ""}></yq-emergencies>`;
    }
    if (name === "topic") {
      return html`<yq-topic .server=${this.server} .boot=${this.boot} .slug=${slug} .part=${part ?? null}></yq-topic>`;
    }
    if (name === "open") return html`<yq-open .server=${this.server} .boot=${this.boot}></yq-open>`;
    if (name === "unanswered") return html`<yq-unanswered .server=${this.server} @yq-begin=${this.#begin}></yq-unanswered>`;
    if (name === "fresh") return html`<yq-fresh .server=${this.server} .boot=${this.boot}></yq-fresh>`;
    if (name === "phrases") return html`<yq-intents .server=${this.server} .boot=${this.boot}></yq-intents>`;
    if (name === "lists") return html`<yq-lists .server=${this.server} .boot=${this.boot} .name=${slug ?? ""}></yq-lists>`;
    if (name === "files") return html`<yq-exchange .server=${this.server} .boot=${this.boot}></yq-exchange>`;
    if (name === "new") {
      return html`<yq-new .server=${this.server} .boot=${this.boot} .from=${this.from} @yq-begun=${this.#begun}></yq-new>`;
    }
    return html`<yq-board .server=${this.server} .boot=${this.boot}></yq-board>`;
  }
}

customElements.define("yq-editor", YqEditor);
