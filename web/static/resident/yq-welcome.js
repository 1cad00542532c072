import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatList, formatPlainDate, language, Localized, msg } from "../shared/i18n.js";
import { base } from "./styles.js";
import "./yq-topics.js";

/** The first screen: greeting, hours of service, topics. */
export class Welcome extends LitElement {
  static properties = {
    start: { attribute: false },
  };

  static styles = [
    base,
    css`
      :host {
        padding-block: 24px 8px;
      }
      h2 {
        margin-block-end: 8px;
        font-size: 1.625rem;
        letter-spacing: -0.01em;
      }
      h2:lang(ar) {
        letter-spacing: 0;
      }
      h3 {
        margin-block: 24px 12px;
        font-size: 1.0625rem;
      }
      .lead {
        color: var(--ink-soft);
        max-inline-size: 56ch;
        text-wrap: pretty;
      }
      .hours {
        margin-block-start: 16px;
        padding: 16px 16px 8px;
        border: 1px solid transparent;
        border-radius: var(--radius-large);
        background: var(--surface);
      }
      .notice {
        margin-block-start: 12px;
        padding: 12px 16px;
        border-inline-start: 4px solid var(--attention);
        background: var(--attention-soft);
      }
      .holiday {
        padding-block: 4px;
        color: var(--attention);
        font-weight: 500;
      }
      .now {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .sign {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
      }
      .sign::before {
        content: "";
        inline-size: 10px;
        block-size: 10px;
        border: 2px solid var(--line-strong);
        border-radius: 50%;
      }
      .sign.open {
        color: var(--good);
      }
      .sign.open::before {
        border-color: currentColor;
        background: currentColor;
      }
      .call {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-block-size: 40px;
      }
      .call .icon {
        inline-size: 18px;
        block-size: 18px;
      }
      summary {
        inline-size: fit-content;
        padding-block: 8px;
        color: var(--accent);
        cursor: pointer;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 16px;
        padding-block: 4px 12px;
      }
      dt {
        font-weight: 500;
      }
      dd {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.start = null;
  }

  render() {
    if (!this.start) return nothing;
    const { hours, categories, hotline, welcome, notice, holidays } = this.start;
    return html`
      <h2>${welcome?.title || msg("How can we help?")}</h2>
      <p class="lead">
        ${welcome?.text ||
        msg("Ask in your own words, in your own language. The assistant answers at once, and a person can take over.")}
      </p>
      ${notice ? html`<p class="notice">${notice.title ? html`<strong>${notice.title}</strong> ` : nothing}${notice.text}</p>` : nothing}
      <div class="hours">${this.#hours(hours)} ${holidays.map((day) => this.#holiday(day))} ${this.#call(hotline)}</div>
      <h3>${msg("Choose a topic")}</h3>
      <yq-topics .categories=${categories}></yq-topics>
    `;
  }

  #hours(hours) {
    const mine = hours.find((entry) => entry.language === language());
    return html`
      ${mine &&
      html`<p class="now">
        <span class="sign ${mine.open ? "open" : ""}">
          ${mine.open ? msg("People are here now") : msg("No person is here now")}
        </span>
        <span>${mine.name}: ${mine.text}</span>
      </p>`}
      <details>
        <summary>${msg("Service hours of every language")}</summary>
        <dl>
          ${hours.map(
            ({ language: code, name, text }) => html`<dt><bdi lang=${code}>${name}</bdi></dt>
              <dd>${text}</dd>`,
          )}
        </dl>
      </details>
    `;
  }

  #holiday({ day, name, closed }) {
    const what = closed.length
      ? msg("{date}, {name}: nobody serves {languages}", { date: formatPlainDate(day), name, languages: formatList(closed) })
      : msg("{date}: {name}", { date: formatPlainDate(day), name });
    return html`<p class="holiday">${what}</p>`;
  }

  #call(hotline) {
    const words = msg("Or call {number}", { number: hotline });
    return html`<a class="call" href="tel:${hotline}">${icon("phone")}<span>${words}</span></a>`;
  }
}

customElements.define("yq-welcome", Welcome);
