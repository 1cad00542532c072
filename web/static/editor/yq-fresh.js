import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { formatNumber, formatPlainDate, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";

const MINE = "yuqiao-only-mine";

/** What has to be looked at again: expired, expiring, to be reviewed; everybody's, or what one owns. */
export class YqFresh extends LitElement {
  static properties = { server: {}, boot: {}, board: { state: true }, problem: { state: true }, mine: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 16px;
      }
      .mine {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 36px;
      }
      section {
        max-inline-size: 860px;
        margin-block: 8px 24px;
      }
      h2 {
        padding-block: 8px;
        font-size: 1.0625rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) max-content minmax(120px, max-content);
        align-items: center;
        gap: 0 16px;
        padding: 8px;
        border-block-start: 1px solid var(--line);
      }
      a {
        color: inherit;
        text-decoration: none;
      }
      a:hover strong {
        color: var(--accent);
        text-decoration: underline;
      }
      .late {
        color: var(--attention);
        font-weight: 500;
      }
      .gone {
        color: var(--danger-ink);
        font-weight: 500;
      }
      select.field {
        inline-size: auto;
      }
      @media (max-width: 700px) {
        li {
          grid-template-columns: minmax(0, 1fr) max-content;
        }
        li a {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.board = null;
    this.editors = [];
    this.problem = "";
    this.mine = localStorage.getItem(MINE) === "yes";
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      const [board, { editors }] = await Promise.all([this.server.get("/api/editor/board"), this.server.get("/api/editor/editors")]);
      this.editors = editors;
      this.board = board;
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
  }

  #groups() {
    const { today, soon } = this.board;
    const topics = this.mine ? this.board.topics.filter(({ owner }) => owner === this.boot.me.id) : this.board.topics;
    const expiring = topics.filter(({ expires_on: day }) => day).sort((a, b) => a.expires_on.localeCompare(b.expires_on));
    const reviewed = topics.toSorted((a, b) => a.review_by.localeCompare(b.review_by));
    return [
      [msg("Expired: not given any more"), expiring.filter(({ expires_on: day }) => day < today), "expires_on", "gone"],
      [msg("Expires soon"), expiring.filter(({ expires_on: day }) => day >= today && day <= soon), "expires_on", "late"],
      [msg("Review is overdue"), reviewed.filter(({ review_by: day }) => day < today), "review_by", "late"],
      [msg("To be reviewed soon"), reviewed.filter(({ review_by: day }) => day >= today && day <= soon), "review_by", ""],
    ].filter(([, found]) => found.length);
  }

  #only(event) {
    this.mine = event.target.checked;
    localStorage.setItem(MINE, this.mine ? "yes" : "no");
  }

  async #own(topic, owner) {
    try {
      await this.server.put(`/api/editor/topics/${topic.slug}/owner`, { owner: owner || null });
      topic.owner = owner || null;
      this.problem = "";
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
    this.requestUpdate();
  }

  render() {
    if (!this.board) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    const groups = this.#groups();
    return html`<label class="mine"><input type="checkbox" .checked=${this.mine} @change=${this.#only} /> ${msg("Only what I own")}</label>
      <p class="problem" role="alert">${this.problem}</p>
      ${groups.length
        ? nothing
        : html`<p class="empty">${this.mine ? msg("Nothing that you own has to be looked at.") : msg("Everything is up to date.")}</p>`}
      ${groups.map(
        ([title, found, date, kind]) =>
          html`<section>
            <h2>${title} <span class="soft">${formatNumber(found.length)}</span></h2>
            <ul>
              ${found.map((topic) => this.#item(topic, date, kind))}
            </ul>
          </section>`,
      )}`;
  }

  #item(topic, date, kind) {
    const { slug, source, questions, owner } = topic;
    const shown = [document.documentElement.lang, "en", source].find((code) => questions[code]);
    return html`<li>
      <a class="ellipsis" href="#/topic/${slug}/facts"><strong lang=${shown ?? nothing} dir="auto">${questions[shown] ?? slug}</strong></a>
      <span class=${kind}>${formatPlainDate(topic[date])}</span>
      <select class="field" aria-label=${msg("Owner")} @change=${(event) => this.#own(topic, event.target.value)}>
        <option value="">${msg("Nobody")}</option>
        ${this.editors.map(({ id, name }) => html`<option value=${id} ?selected=${id === owner}>${name}</option>`)}
      </select>
    </li>`;
  }
}

customElements.define("yq-fresh", YqFresh);
