import { LitElement, css, html } from "../vendor/lit.js";
import { formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { purposeText, purposes } from "./words.js";

/** The rules of emergencies: what each is for down, languages across, how many lines each has. */
export class YqRules extends LitElement {
  static properties = { server: {}, boot: {}, lines: { state: true }, problem: { state: true } };

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
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
      }
      thead th,
      tbody th {
        padding-block: 8px;
        padding-inline-end: 16px;
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
        padding-block: 10px;
        padding-inline-end: 16px;
        color: var(--accent);
      }
      @media (max-width: 700px) {
        tbody th {
          min-inline-size: 112px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.lines = null;
    this.problem = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      const { rules } = await this.server.get("/api/editor/emergencies/rules");
      this.lines = Object.fromEntries(rules.map(({ id, phrases, patterns }) => [id, phrases.length + patterns.length]));
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
  }

  render() {
    if (!this.lines) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    return html`<p class="lead soft">
        ${msg("Words by which emergencies are heard, before anything that was learnt is asked. How many lines each rule has:")}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("Rule")}</th>
            ${this.boot.languages.map(({ code }) => html`<th scope="col">${languageName(code)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${purposes.map(
            (purpose) =>
              html`<tr>
                <th scope="row">${purposeText(purpose)}</th>
                ${this.boot.languages.map(({ code }) => this.#cell(purpose, code))}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #cell(purpose, code) {
    const rule = `${purpose}-${code}`;
    const count = this.lines[rule] ?? 0;
    return html`<td>
      <a href="#/emergencies/${rule}" aria-label="${purposeText(purpose)}, ${languageName(code)}: ${count}">${formatNumber(count)}</a>
    </td>`;
  }
}

customElements.define("yq-rules", YqRules);
