import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { formatDateTime, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { isolated, stageText } from "./words.js";

const groups = [
  ["review", () => msg("To be read by somebody else")],
  ["blocked", () => msg("Held back")],
  ["approved", () => msg("Approved")],
  ["draft", () => msg("Drafts")],
];

/** Everything that is being written, read or held back, the oldest first. */
export class YqOpen extends LitElement {
  static properties = { server: {}, boot: {}, revisions: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 16px;
      }
      section {
        max-inline-size: 860px;
        margin-block-end: 24px;
      }
      h2 {
        padding-block: 8px;
        font-size: 1.0625rem;
      }
      li {
        border-block-start: 1px solid var(--line);
      }
      li a {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 16px;
        padding: 10px 8px;
        color: inherit;
        text-decoration: none;
      }
      @media (max-width: 700px) {
        li a {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      li a:hover {
        background: var(--surface);
      }
      li a:hover strong {
        color: var(--accent);
        text-decoration: underline;
      }
    `,
  ];

  constructor() {
    super();
    this.revisions = null;
    this.problem = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.revisions = (await this.server.get("/api/editor/open")).revisions;
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    }
  }

  render() {
    if (!this.revisions) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    if (!this.revisions.length) return html`<p class="empty">${msg("Nothing is in progress.")}</p>`;
    return groups.map(([group, text]) => {
      const found = this.revisions.filter((revision) => (revision.blocked ? "blocked" : revision.stage) === group);
      if (!found.length) return nothing;
      return html`<section>
        <h2>${text()} <span class="soft">${found.length}</span></h2>
        <ul>
          ${found.map((revision) => this.#item(revision))}
        </ul>
      </section>`;
    });
  }

  #item({ slug, part, body, author, changed_at: changed, stage, publish_at: at, reason, blocked }) {
    const what = part === "facts" ? msg("Facts") : languageName(part);
    const when = at && stage === "approved" && !blocked ? msg("goes out at {time}", { time: formatDateTime(new Date(at)) }) : null;
    const by = [author && isolated(author), formatDateTime(new Date(changed))].filter(Boolean).join(" · ");
    return html`<li>
      <a href="#/topic/${slug}/${part}">
        <strong class="ellipsis" dir="auto">${body.question ?? slug}</strong>
        <span>${what} · ${when ?? stageText(stage)}</span>
        <span class="small soft ellipsis" dir="auto">${reason || slug}</span>
        <span class="small soft">${by}</span>
      </a>
    </li>`;
  }
}

customElements.define("yq-open", YqOpen);
