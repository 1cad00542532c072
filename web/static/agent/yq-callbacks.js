import { LitElement, css, html, nothing, repeat } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { since, spanText } from "../staff/times.js";
import { outcomeText } from "./words.js";

const OUTCOMES = ["reached", "no_answer", "wrong_number"];

/** The promises to call back, oldest first, each with its outcome to note. Says `yq-back` and `yq-open`. */
export class YqCallbacks extends LitElement {
  static properties = {
    server: {},
    count: { type: Number },
    now: { type: Number },
    callbacks: { state: true },
    problem: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        background: var(--ground);
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 12px 16px;
        border-block-end: 1px solid var(--line);
      }
      h2 {
        font-size: 1.0625rem;
      }
      .back {
        display: none;
      }
      .list {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        padding: 16px;
      }
      li {
        max-inline-size: 44rem;
        padding-block: 12px;
        border-block-end: 1px solid var(--line);
      }
      .phone {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        font-size: 1.125rem;
        font-weight: 600;
        color: var(--accent);
      }
      .about {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
      }
      .language {
        color: var(--accent);
        font-weight: 500;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 8px;
      }
      form .field {
        flex: 1 1 14rem;
      }
      @media (max-width: 899px) {
        .back {
          display: inline-flex;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.callbacks = null;
    this.problem = "";
  }

  willUpdate(changed) {
    if (changed.has("count")) this.#load();
  }

  async #load() {
    await this.#try(() => this.server.callbacks());
  }

  async #try(call) {
    try {
      this.callbacks = await call();
      this.problem = "";
    } catch (error) {
      this.problem = error.message || msg("That did not work. Check the connection and try again.");
    }
  }

  #done(event, callback) {
    event.preventDefault();
    const note = event.target.elements.note.value.trim();
    return this.#try(() => this.server.callbackDone(callback.id, event.submitter.value, note));
  }

  #callback(callback) {
    const { id, language, phone, words, requested_at: requestedAt, conversation_id: conversationId } = callback;
    return html`<li>
      <a class="phone" href="tel:${phone}" dir="ltr">${icon("phone")} ${phone}</a>
      <p class="about">
        <span class="language">${languageName(language)}</span>
        <span class="soft">${msg("Waiting: {span}", { span: spanText(since(requestedAt, this.now)) })}</span>
      </p>
      ${words ? html`<p>${msg("Good time:")} <span lang=${language} dir="auto">${words}</span></p>` : nothing}
      <form @submit=${(event) => this.#done(event, callback)}>
        <input class="field" name="note" dir="auto" maxlength="1000" aria-label=${msg("Note")} placeholder=${msg("Note, if there is something to say")} />
        ${OUTCOMES.map(
          (outcome) => html`<button class="button ${outcome === "reached" ? "primary" : ""}" value=${outcome}>${outcomeText(outcome)}</button>`,
        )}
        ${conversationId
          ? html`<button type="button" class="button quiet" @click=${() => tell(this, "yq-open", { conversation_id: conversationId, unread: 0 })}>
              ${msg("Conversation")}
            </button>`
          : nothing}
      </form>
    </li>`;
  }

  render() {
    return html`<header>
        <button class="button quiet bare back flip" aria-label=${msg("Back to the list")} @click=${() => tell(this, "yq-back")}>
          ${icon("arrow-left")}
        </button>
        <h2 tabindex="-1">${msg("Callbacks to make")}</h2>
      </header>
      <div class="list">
        <p class="problem" role="alert">${this.problem}</p>
        ${this.callbacks?.length === 0 ? html`<p class="soft">${msg("Nobody is waiting for a call. Promised calls appear here.")}</p>` : nothing}
        <ul>
          ${repeat(this.callbacks ?? [], ({ id }) => id, (callback) => this.#callback(callback))}
        </ul>
      </div>`;
  }
}

customElements.define("yq-callbacks", YqCallbacks);
