import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { formatDateTime, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { stageText } from "./words.js";

/** Who changed what and why; says `yq-restore` with a revision to go back to. */
export class YqHistory extends LitElement {
  static properties = {
    server: {},
    slug: {},
    part: {},
    mark: {},
    canRestore: { type: Boolean },
    revisions: { state: true },
    restoring: { state: true },
    reason: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        margin-block: 16px;
      }
      summary {
        padding-block: 8px;
        font-weight: 600;
        cursor: pointer;
      }
      li {
        padding: 8px 0;
        border-block-start: 1px solid var(--line);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-block-start: 4px;
      }
      .row .field {
        flex: 1 1 200px;
      }
    `,
  ];

  constructor() {
    super();
    this.revisions = null;
    this.restoring = null;
    this.reason = "";
  }

  willUpdate(changed) {
    if (changed.has("part") || changed.has("slug") || changed.has("mark")) {
      this.restoring = null;
      if (this.revisions || changed.has("mark")) this.#load();
    }
  }

  async #load() {
    if (!this.renderRoot?.querySelector("details")?.open) {
      this.revisions = null;
      return;
    }
    const { slug, part } = this;
    const found = await this.server.get(`/api/editor/topics/${slug}/history?part=${part}`).catch(() => ({ revisions: [] }));
    if (slug === this.slug && part === this.part) this.revisions = found.revisions;
  }

  render() {
    return html`<details @toggle=${this.#load}>
      <summary>${msg("History")}</summary>
      <ol>
        ${(this.revisions ?? []).map((revision) => this.#item(revision))}
      </ol>
    </details>`;
  }

  #item(revision) {
    const { id, stage, author, reviewer, reason, override, published_at: published, changed_at: changed, body } = revision;
    const when = formatDateTime(new Date(published ?? changed));
    const who = [author || msg("from a file"), reviewer && msg("read by {name}", { name: reviewer })].filter(Boolean).join(" · ");
    return html`<li>
      <strong>${stageText(stage)}</strong> <span class="soft">${when} · ${who}</span>
      ${reason ? html`<p dir="auto">${reason}</p>` : nothing}
      ${override ? html`<p dir="auto">${msg("Published in spite of its trial:")} ${override}</p>` : nothing}
      ${body.question ? html`<p class="small soft ellipsis" dir="auto">${body.question} — ${body.answer}</p>` : nothing}
      ${stage === "retired" && published && this.canRestore ? this.#restore(id) : nothing}
    </li>`;
  }

  #restore(id) {
    if (this.restoring !== id) {
      return html`<div class="row">
        <button class="button" @click=${() => (this.restoring = id)}>${msg("Go back to this")}</button>
      </div>`;
    }
    return html`<div class="row">
      <input
        class="field"
        dir="auto"
        maxlength="500"
        aria-label=${msg("Why it changes")}
        placeholder=${msg("Why it changes")}
        .value=${this.reason}
        @input=${(event) => (this.reason = event.target.value)}
      />
      <button
        class="button primary"
        ?disabled=${!this.reason.trim()}
        @click=${() => tell(this, "yq-restore", { revision: id, reason: this.reason.trim() })}
      >
        ${msg("Publish this again")}
      </button>
    </div>`;
  }
}

customElements.define("yq-history", YqHistory);
