import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatList, formatNumber, language, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import "./yq-trend.js";
import { serviceIcon, serviceText, services } from "./words.js";

const SHOWN = 4;

/**
 * What residents asked in vain, what asks the same together. One press makes it a phrasing of a topic, an example of what
 * is out of scope, or a topic (says `yq-begin`), and it leaves the list.
 */
export class YqUnanswered extends LitElement {
  static properties = {
    server: {},
    found: { state: true },
    problem: { state: true },
    said: { state: true },
    whole: { state: true },
    alarming: { state: true },
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
      .lead {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin-block-end: 12px;
      }
      .said {
        color: var(--good);
        font-weight: 500;
      }
      article {
        display: grid;
        grid-template-columns: 76px minmax(0, 1fr) minmax(220px, 320px);
        gap: 8px 20px;
        max-inline-size: 1120px;
        padding-block: 16px;
        border-block-start: 1px solid var(--line);
      }
      .count {
        font-size: 1.5rem;
        font-weight: 600;
        line-height: 1.2;
      }
      .words li {
        padding-block: 2px;
        overflow-wrap: anywhere;
      }
      .words li:first-child {
        font-weight: 600;
      }
      .actions {
        display: grid;
        align-content: start;
        gap: 6px;
      }
      .actions .button {
        justify-content: start;
        white-space: normal;
        text-align: start;
      }
      .actions form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 6px;
      }
      .others {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        margin-block-start: 6px;
        margin-inline-start: -12px;
      }
      @media (max-width: 800px) {
        article {
          grid-template-columns: 76px minmax(0, 1fr);
        }
        .actions {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.found = null;
    this.problem = "";
    this.said = "";
    this.whole = null;
    this.alarming = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      this.found = await this.server.get(`/api/editor/unanswered?language=${language()}`);
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
  }

  async #settle(group, outcome, slug = null, service = null) {
    this.busy = true;
    this.problem = "";
    const places = group.wordings.flatMap((wording) => wording.places);
    try {
      const done = await this.server.post("/api/editor/unanswered/settle", { places, outcome, slug, service });
      this.found = { ...this.found, groups: this.found.groups.filter((other) => other !== group) };
      this.said = done.parts.length
        ? html`${msg("Added to a draft.")} <a href="#/topic/${done.slug}/${done.parts[0]}">${msg("Open it")}</a>`
        : msg("Noted.");
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    } finally {
      this.busy = false;
    }
  }

  render() {
    if (!this.found) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    const { groups, grouped } = this.found;
    return html`<div class="lead">
        <p>${msg("What was not understood, and what did not help, in the last eight weeks.")}</p>
        ${grouped ? nothing : html`<p class="soft">${msg("The trainer does not answer: nothing is grouped.")}</p>`}
        <p class="problem" role="alert">${this.problem}</p>
        <p class="said" role="status">${this.said}</p>
      </div>
      <datalist id="topics">
        ${Object.entries(this.found.topics).map(([slug, question]) => html`<option value=${question}>${slug}</option>`)}
      </datalist>
      ${groups.length ? groups.map((group) => this.#group(group)) : html`<p class="empty">${msg("Everything was answered.")}</p>`}`;
  }

  #group(group) {
    const { wordings, unhelpful } = group;
    const shown = this.whole === group ? wordings : wordings.slice(0, SHOWN);
    const more = wordings.length - shown.length;
    const spoken = [...new Set(wordings.map((wording) => wording.language))];
    const about = unhelpful.map((slug) => this.found.topics[slug] ?? slug);
    const note = about.length && msg("The answer did not help: {topics}", { topics: formatList(about) });
    return html`<article>
      <div>
        <p class="count">${formatNumber(group.count)}</p>
        <yq-trend .weeks=${group.weeks}></yq-trend>
      </div>
      <div>
        <ul class="words">
          ${shown.map(
            ({ text, language: code, count }) =>
              html`<li lang=${code} dir="auto">${text}${count > 1 ? html` <span class="soft">× ${formatNumber(count)}</span>` : nothing}</li>`,
          )}
        </ul>
        ${more > 0
          ? html`<button class="button quiet" @click=${() => (this.whole = group)}>${msg("{n} more", { n: formatNumber(more) })}</button>`
          : nothing}
        <p class="small soft">${formatList(spoken.map(languageName))}</p>
        ${note ? html`<p class="small soft">${note}</p>` : nothing} ${this.#others(group)}
      </div>
      ${this.#actions(group)}
    </article>`;
  }

  #others(group) {
    const first = group.wordings[0];
    return html`<div class="others">
      <button class="button quiet" @click=${() => tell(this, "yq-begin", { question: first.text, language: first.language, group })}>
        ${icon("file-text")} ${msg("Begin a new topic")}
      </button>
      <button class="button quiet" ?disabled=${this.busy} @click=${() => this.#settle(group, "oos")}>
        ${icon("circle-help")} ${msg("Not for this service")}
      </button>
      <button class="button quiet" ?disabled=${this.busy} @click=${() => this.#settle(group, "dropped")}>
        ${icon("x")} ${msg("Nothing is to be done")}
      </button>
      <button
        class="button quiet"
        aria-expanded=${this.alarming === group}
        @click=${() => (this.alarming = this.alarming === group ? null : group)}
      >
        ${icon("siren")} ${msg("It is an emergency")}
      </button>
      ${this.alarming === group
        ? services.map(
            (service) =>
              html`<button class="button" ?disabled=${this.busy} @click=${() => this.#settle(group, "emergency", null, service)}>
                ${icon(serviceIcon(service))} ${serviceText(service)}
              </button>`,
          )
        : nothing}
    </div>`;
  }

  #actions(group) {
    const topics = [...new Set([...group.unhelpful, ...group.suggested])].filter((slug) => this.found.topics[slug]);
    const other = (event) => {
      event.preventDefault();
      const typed = event.target.elements.slug.value.trim();
      const named = Object.entries(this.found.topics).find(([slug, question]) => typed === slug || typed === question);
      if (typed) this.#settle(group, "phrasing", named?.[0] ?? typed);
    };
    return html`<div class="actions" role="group" aria-label=${msg("Belongs to a topic")}>
      <p class="small soft">${msg("Belongs to a topic:")}</p>
      ${topics.map(
        (slug) =>
          html`<button class="button" ?disabled=${this.busy} @click=${() => this.#settle(group, "phrasing", slug)}>
            ${icon("check")} ${this.found.topics[slug]}
          </button>`,
      )}
      <form @submit=${other}>
        <input class="field" name="slug" list="topics" autocomplete="off" aria-label=${msg("Another topic")} placeholder=${msg("Another topic")} />
        <button class="button" ?disabled=${this.busy}>${msg("Add")}</button>
      </form>
    </div>`;
  }
}

customElements.define("yq-unanswered", YqUnanswered);
