import { LitElement, css, html } from "../vendor/lit.js";
import { formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { intentText } from "./words.js";

/** What people say that asks for no topic: labels down, languages across, how many phrasings each has. */
export class YqIntents extends LitElement {
  static properties = { server: {}, boot: {}, intents: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: 16px;
      }
      p.lead {
        max-inline-size: 70ch;
        margin-block-end: 12px;
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
      }
      thead th,
      tbody th {
        padding: 8px 16px 8px 0;
        font-weight: 600;
      }
      tbody th {
        position: sticky;
        inset-inline-start: 0;
        background: var(--ground);
      }
      td a {
        display: block;
        min-inline-size: 64px;
        padding: 10px 16px 10px 0;
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.intents = null;
    this.problem = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.intents = (await this.server.get("/api/editor/intents")).intents;
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
  }

  render() {
    if (!this.intents) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    return html`<p class="lead soft">
        ${msg("Words that ask for no answer: greetings, wishes for a person, emergencies, and what is not for this service.")}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("Meaning")}</th>
            ${this.boot.languages.map(({ code }) => html`<th scope="col">${languageName(code)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.intents.map(
            ({ label, counts }) =>
              html`<tr>
                <th scope="row">${intentText(label)}</th>
                ${this.boot.languages.map(
                  ({ code }) =>
                    html`<td><a href="#/topic/${label}/${code}" aria-label="${intentText(label)}, ${languageName(code)}: ${counts[code] ?? 0}">
                      ${formatNumber(counts[code] ?? 0)}
                    </a></td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

customElements.define("yq-intents", YqIntents);
