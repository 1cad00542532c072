import { LitElement, css, html, keyed, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDateTime, formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { channelIcon, channelName, entityKind, entityText, reasonText } from "./words.js";
import "./yq-canned.js";
import "./yq-directory.js";
import "./yq-faq-search.js";
import "./yq-notes.js";

/** Who the resident is, and the agent's tools: answers, saved replies, notes. */
export class YqSidebar extends LitElement {
  static properties = { conversation: {}, server: {} };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
        border-inline-start: 1px solid var(--line);
        background: var(--ground);
      }
      .card {
        padding: 12px 16px;
      }
      .card h2 {
        margin-block-end: 4px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 12px;
        font-size: 0.9375rem;
      }
      dt {
        color: var(--ink-soft);
      }
      dd .icon {
        inline-size: 15px;
        block-size: 15px;
        vertical-align: -2px;
      }
      wa-tab-group {
        flex: 1;
        min-block-size: 0;
        --indicator-color: var(--accent);
        --track-width: 2px;
      }
      wa-tab-group::part(base) {
        block-size: 100%;
      }
      wa-tab-group::part(nav) {
        flex: none;
        padding-inline: 4px;
        overflow-x: auto;
        scrollbar-width: none;
      }
      wa-tab-group::part(body) {
        min-block-size: 0;
        overflow-y: auto;
      }
      wa-tab::part(base) {
        padding: 8px;
        gap: 6px;
        font-size: 0.9375rem;
      }
      wa-tab-panel {
        --padding: 0 16px 16px;
      }
      .named {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-block-start: 8px;
        padding: 0;
        list-style: none;
        font-size: 0.9375rem;
      }
      .named li {
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      .empty {
        margin: auto;
        padding: 24px;
        text-align: center;
      }
    `,
  ];

  /** Shows a tool (`answers`, `notes`) and puts the cursor into it. */
  async focusTool(name) {
    const group = this.renderRoot.querySelector("wa-tab-group");
    if (!group) return;
    group.active = name;
    await group.updateComplete;
    this.renderRoot.querySelector(`wa-tab-panel[name=${name}] > *`).focus();
  }

  /** What the resident named, to be seen at a glance; the tip has his own words. */
  #named(entities) {
    if (!entities?.length) return nothing;
    return html`<ul class="named" aria-label=${msg("Named by the resident")}>
      ${entities.map(
        (entity) => html`<li title=${entity.text}>
          <span class="soft">${entityKind(entity.kind)}</span> <bdi>${entityText(entity)}</bdi>
        </li>`,
      )}
    </ul>`;
  }

  #card({ resident, language, channel, limits, handoff, entities }) {
    return html`<section class="card" aria-labelledby="resident">
      <h2 id="resident">${resident.name}</h2>
      <dl>
        <dt>${msg("Language")}</dt>
        <dd>${languageName(language)}</dd>
        <dt>${msg("Channel")}</dt>
        <dd>
          ${icon(channelIcon(channel))} ${channelName(channel)}
          <p class="soft small">
            ${msg("A message: up to {characters} characters, {files} files", {
              characters: formatNumber(limits.text),
              files: formatNumber(limits.files),
            })}
          </p>
        </dd>
        ${handoff ? html`<dt>${msg("Reason")}</dt><dd>${reasonText(handoff.reason)}</dd>` : nothing}
        <dt>${msg("First here")}</dt>
        <dd>${formatDateTime(new Date(resident.since))}</dd>
        <dt>${msg("Requests so far")}</dt>
        <dd>${formatNumber(resident.handoffs)}</dd>
      </dl>
      ${this.#named(entities)}
    </section>`;
  }

  render() {
    const { conversation, server } = this;
    if (!conversation) return html`<p class="empty">${msg("Open a conversation to see who it is with, and your tools.")}</p>`;
    const { id, language, notes, may_write: mayWrite } = conversation;
    return html`${this.#card(conversation)}
      <wa-tab-group without-scroll-controls>
        <wa-tab panel="answers">${msg("Answers")}</wa-tab>
        <wa-tab panel="replies">${msg("Saved replies")}</wa-tab>
        <wa-tab panel="directory">${msg("Directory")}</wa-tab>
        <wa-tab panel="notes">${msg("Notes")} ${notes.length ? html`<span class="soft">${formatNumber(notes.length)}</span>` : nothing}</wa-tab>
        <wa-tab-panel name="answers">
          <yq-faq-search .language=${language} .server=${server} ?mayInsert=${mayWrite}></yq-faq-search>
        </wa-tab-panel>
        <wa-tab-panel name="replies">
          <yq-canned .language=${language} .server=${server} ?mayInsert=${mayWrite}></yq-canned>
        </wa-tab-panel>
        <wa-tab-panel name="directory">
          <yq-directory .server=${server} ?mayInsert=${mayWrite}></yq-directory>
        </wa-tab-panel>
        <wa-tab-panel name="notes">
          ${keyed(id, html`<yq-notes .conversationId=${id} .notes=${notes}></yq-notes>`)}
        </wa-tab-panel>
      </wa-tab-group>`;
  }
}

customElements.define("yq-sidebar", YqSidebar);
