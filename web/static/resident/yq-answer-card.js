import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatPlainDate, Localized, msg } from "../shared/i18n.js";
import { send } from "./events.js";
import { base, buttons } from "./styles.js";
import "./yq-actions.js";

/** A vetted answer: what it says, who is responsible, where it comes from, when it was checked. */
export class AnswerCard extends LitElement {
  static properties = {
    message: { attribute: false },
    judged: { state: true },
  };

  static styles = [
    base,
    buttons,
    css`
      article {
        display: grid;
        gap: 16px;
        padding: 16px;
        border: 1px solid transparent;
        border-radius: var(--radius-large);
        background: var(--surface);
      }
      h3 {
        margin-block-end: 4px;
        font-size: 1.0625rem;
        overflow-wrap: anywhere;
      }
      .authority {
        margin-block-end: 8px;
        font-weight: 500;
      }
      .origin {
        display: grid;
        gap: 2px;
        font-size: 0.9375rem;
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .origin .icon {
        inline-size: 16px;
        block-size: 16px;
        vertical-align: -0.15em;
      }
      a .icon {
        margin-inline-start: 4px;
      }
      .checked .icon {
        color: var(--accent);
      }
      .related {
        display: grid;
        gap: 0;
      }
      .related h4 {
        margin: 0;
        font-size: 0.9375rem;
        color: var(--ink-soft);
        font-weight: 500;
      }
      .related button {
        min-block-size: 40px;
        padding: 6px 0;
        border: 0;
        background: none;
        color: var(--accent);
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 3px;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding-block-start: 12px;
        border-block-start: 1px solid var(--line);
      }
      .judge {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .judge .button {
        padding-inline: 12px;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.message = null;
    this.judged = "";
  }

  render() {
    if (!this.message) return nothing;
    const { text, language, card, actions } = this.message;
    const judging = actions.filter((action) => action.choice.startsWith("helpful:"));
    const others = actions.filter((action) => !action.choice.startsWith("helpful:"));
    return html`<article lang=${language}>
      <div>
        ${card.question ? html`<h3 dir="auto">${card.question}</h3>` : nothing}
        <p class="words" dir="auto">${text}</p>
      </div>
      ${this.#origin(card)} ${this.#contact(card)}
      ${others.length ? html`<yq-actions .actions=${others}></yq-actions>` : nothing}
      ${this.#related(card.related ?? [])} ${judging.length ? this.#judgement(judging) : nothing}
    </article>`;
  }

  #contact({ authority, phones = [] }) {
    if (!authority && !phones.length) return nothing;
    return html`<div>
      ${authority ? html`<p class="authority"><bdi>${authority}</bdi></p>` : nothing}
      <div class="row">
        ${phones.map((number) => this.#phone(number))}
      </div>
    </div>`;
  }

  #phone(number) {
    const words = msg("Call {number}", { number: `\u2066${number}\u2069` });
    return html`<a class="button primary" href="tel:${number.replace(/[^+\d]/g, "")}">${icon("phone")}<span>${words}</span></a>`;
  }

  #origin({ sources = [], reviewed_on: reviewed }) {
    const checked = reviewed && msg("Checked on {date}", { date: formatPlainDate(reviewed) });
    return html`<div class="origin">
      ${sources.map(
        ({ name, url }) => html`<p>
          ${msg("Source:")}
          ${url
            ? html`<a href=${url} target="_blank" rel="noopener noreferrer"><bdi>${name}</bdi>${icon("external-link", msg("opens in a new tab"))}</a>`
            : html`<bdi>${name}</bdi>`}
        </p>`,
      )}
      ${checked ? html`<p class="checked">${icon("badge-check")} ${checked}</p>` : nothing}
    </div>`;
  }

  #related(related) {
    if (!related.length) return nothing;
    return html`<div class="related">
      <h4>${msg("Related questions")}</h4>
      <ul>
        ${related.map(
          ({ slug, question }) => html`<li>
            <button type="button" dir="auto" @click=${() => send(this, { choice: `topic:${slug}`, text: question })}>${question}</button>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #judgement(actions) {
    return html`<footer>
      <span id="judge">${msg("Was this right?")}</span>
      <div class="judge" role="group" aria-labelledby="judge">
        ${actions.map(
          (action) => html`<button
            class="button outline"
            type="button"
            aria-pressed=${this.judged === action.choice}
            @click=${() => this.#judge(action)}
          >
            ${icon(action.choice.endsWith(":yes") ? "thumbs-up" : "thumbs-down")}<span>${action.label}</span>
          </button>`,
        )}
      </div>
    </footer>`;
  }

  #judge({ choice, label }) {
    if (this.judged === choice) return;
    this.judged = choice;
    send(this, { choice, text: label });
  }
}

customElements.define("yq-answer-card", AnswerCard);
