import { LitElement, css, html } from "../vendor/lit.js";
import { formatDateTime, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

/** What colleagues tell each other about a resident. Says `yq-note` with `{text, done}`; `done` gets an error or null. */
export class YqNotes extends LitElement {
  static properties = { conversationId: {}, notes: {}, problem: { state: true }, saving: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        padding-block-start: 12px;
      }
      textarea.field {
        min-block-size: 72px;
        resize: vertical;
      }
      form .button {
        margin-block: 8px 16px;
      }
      li {
        padding: 8px 12px;
        margin-block-end: 8px;
        border-inline-start: 3px solid var(--line-strong);
        background: var(--surface);
        border-start-end-radius: 8px;
        border-end-end-radius: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.problem = "";
    this.saving = false;
  }

  get #field() {
    return this.renderRoot.querySelector("textarea");
  }

  focus() {
    this.#field.focus();
  }

  async #save(event) {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (!text || this.saving) return;
    this.saving = true;
    const error = await new Promise((done) => tell(this, "yq-note", { text, done }));
    this.saving = false;
    this.problem = error ? error.message || msg("The note was not saved. Check the connection and try again.") : "";
    if (!error) this.#field.value = "";
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#save(event);
    else if (event.key === "Escape") tell(this, "yq-leave");
  }

  render() {
    return html`<form @submit=${this.#save}>
        <textarea
          class="field"
          dir="auto"
          maxlength="4000"
          aria-label=${msg("Note")}
          placeholder=${msg("Colleagues see notes. The resident never does.")}
          @keydown=${this.#key}
        ></textarea>
        <p class="problem" role="alert">${this.problem}</p>
        <button class="button" ?disabled=${this.saving}>${msg("Save the note")} <kbd aria-hidden="true">Ctrl ↵</kbd></button>
      </form>
      ${this.notes.length ? "" : html`<p class="soft small">${msg("No notes yet.")}</p>`}
      <ul>
        ${[...this.notes].reverse().map(
          ({ author, text, at }) => html`<li>
            <p class="lines" dir="auto">${text}</p>
            <p class="soft small"><bdi>${author}</bdi> · <time datetime=${at}>${formatDateTime(new Date(at))}</time></p>
          </li>`,
        )}
      </ul>`;
  }
}

customElements.define("yq-notes", YqNotes);
