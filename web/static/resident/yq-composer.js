import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatNumber, formatSize, Localized, msg } from "../shared/i18n.js";
import { command, send } from "./events.js";
import { ACCEPTED, admit, isImage } from "./files.js";
import { base, buttons } from "./styles.js";

const MOST = 4000;
const NEARLY = 3600;

/** With a real keyboard Enter sends; on a phone it makes a new line, and the button sends. */
const keyboard = matchMedia("(hover: hover) and (pointer: fine)");

/** Counts what the reader would call characters, as the server does. */
const lengthOf = (text) => (text.length > NEARLY ? [...text].length : text.length);

/** Where the resident writes: text, files, camera, send. */
export class Composer extends LitElement {
  static properties = {
    files: { state: true },
    problems: { state: true },
    length: { state: true },
  };

  static styles = [
    base,
    buttons,
    css`
      :host {
        padding: 8px 8px max(12px, env(safe-area-inset-bottom));
        border-block-start: 1px solid var(--line);
        background: var(--ground);
      }
      .column {
        max-inline-size: 744px;
        margin-inline: auto;
      }
      form {
        display: flex;
        align-items: flex-end;
      }
      .box {
        flex: 1;
        min-inline-size: 0;
        display: flex;
        align-items: flex-end;
        border: 1px solid var(--line-strong);
        border-radius: 24px;
        background: var(--ground);
      }
      .box:focus-within {
        border-color: var(--accent);
        outline: 2px solid var(--accent);
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea {
        flex: 1;
        min-inline-size: 0;
        min-block-size: 46px;
        max-block-size: calc(5lh + 22px);
        padding: 11px 16px;
        border: 0;
        background: none;
        line-height: 1.5;
        resize: none;
        overflow-wrap: anywhere;
        unicode-bidi: plaintext;
      }
      textarea::placeholder {
        color: var(--ink-soft);
        opacity: 1;
      }
      .send {
        inline-size: 48px;
        block-size: 48px;
        margin-inline-start: 4px;
        border-radius: 50%;
        background: var(--accent);
        color: var(--on-accent);
      }
      .send:hover {
        background: var(--accent-strong);
      }
      .send[aria-disabled="true"] {
        background: var(--surface-strong);
        color: var(--ink-soft);
      }
      .count {
        padding-block: 4px;
        font-size: 0.9375rem;
        color: var(--ink-soft);
        text-align: end;
      }
      .problem,
      .count.over {
        color: var(--danger-ink);
      }
      .problem {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-block-end: 8px;
        padding-inline-start: 12px;
        border: 1px solid transparent;
        border-radius: var(--radius);
        background: var(--danger-soft);
        overflow-wrap: anywhere;
      }
      .problem p {
        flex: 1;
        padding-block: 8px;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        padding-block-end: 8px;
      }
      .file {
        display: flex;
        align-items: center;
        gap: 8px;
        max-inline-size: 100%;
        padding-inline-start: 8px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .file img {
        inline-size: 40px;
        block-size: 40px;
        border-radius: 6px;
        object-fit: cover;
      }
      .file span {
        display: grid;
        min-inline-size: 0;
        padding-block: 4px;
        font-size: 0.9375rem;
        line-height: 1.3;
      }
      .file bdi {
        max-inline-size: 18ch;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .file small {
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      @media (hover: hover) and (pointer: fine) {
        .camera {
          display: none;
        }
      }
    `,
  ];

  #previews = new Map();

  constructor() {
    super();
    new Localized(this);
    this.files = [];
    this.problems = [];
    this.length = 0;
  }

  focus() {
    this.#field?.focus();
  }

  /** Takes files that were chosen, pasted or dropped. */
  addFiles(files) {
    const { accepted, refusals } = admit(files, this.files.length);
    for (const file of accepted) if (isImage(file)) this.#previews.set(file, URL.createObjectURL(file));
    this.files = [...this.files, ...accepted];
    this.problems = refusals;
  }

  get #field() {
    return this.renderRoot.querySelector("textarea");
  }

  render() {
    return html`<div class="column">
      <div role="alert">${this.problems.map((problem, index) => this.#problem(problem, index))}</div>
      ${this.files.length ? html`<ul class="files">${this.files.map((file) => this.#file(file))}</ul>` : nothing}
      <form @submit=${this.#submit}>
        ${this.#picker("attach", "paperclip", msg("Attach files"))}
        ${this.#picker("camera", "camera", msg("Take a photo"))}
        <div class="box">
          <textarea
            rows="1"
            dir="auto"
            enterkeyhint=${keyboard.matches ? "send" : "enter"}
            aria-label=${msg("Your message")}
            aria-describedby="count"
            aria-invalid=${this.length > MOST}
            placeholder=${msg("Write your question")}
            @input=${this.#typed}
            @keydown=${this.#key}
            @paste=${this.#paste}
          ></textarea>
        </div>
        <button class="icon-button send" aria-label=${msg("Send")} aria-disabled=${!this.#sendable}>${icon("arrow-up")}</button>
      </form>
      <p class="count ${this.length > MOST ? "over" : ""}" id="count" role="status">${this.#count()}</p>
    </div>`;
  }

  #picker(name, sign, label) {
    const camera = name === "camera";
    return html`<button class="icon-button ${name}" type="button" aria-label=${label} title=${label} @click=${this.#pick}>${icon(sign)}</button>
      <input
        type="file"
        hidden
        tabindex="-1"
        aria-label=${label}
        ?multiple=${!camera}
        accept=${camera ? "image/*" : ACCEPTED}
        capture=${camera ? "environment" : nothing}
        @change=${this.#picked}
      />`;
  }

  #problem(problem, index) {
    const dismiss = () => (this.problems = this.problems.filter((_, other) => other !== index));
    return html`<div class="problem">
      ${icon("circle-alert")}
      <p dir="auto">${problem}</p>
      <button class="icon-button" type="button" aria-label=${msg("Close")} @click=${dismiss}>${icon("x")}</button>
    </div>`;
  }

  #file(file) {
    const removal = msg("Remove {name}", { name: file.name });
    return html`<li class="file">
      ${isImage(file) ? html`<img src=${this.#previews.get(file)} alt="" />` : icon("file-text")}
      <span><bdi>${file.name}</bdi><small>${formatSize(file.size)}</small></span>
      <button class="icon-button" type="button" aria-label=${removal} @click=${() => this.#removeFile(file)}>
        ${icon("x")}
      </button>
    </li>`;
  }

  #count() {
    const counts = { length: formatNumber(this.length), most: formatNumber(MOST) };
    if (this.length > MOST) return msg("{length} of {most} characters: please make it shorter.", counts);
    if (this.length > NEARLY) return msg("{length} of {most} characters", counts);
    return nothing;
  }

  get #sendable() {
    return this.length <= MOST && (this.length > 0 || this.files.length > 0);
  }

  #typed() {
    this.length = lengthOf(this.#field.value.trim());
    this.#grow();
    if (this.length) command(this, "typing");
  }

  #grow() {
    const field = this.#field;
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight}px`;
    field.style.overflowY = field.scrollHeight > field.clientHeight ? "auto" : "hidden";
  }

  #key(event) {
    // While an input method composes (and in the key press that ends it, in Safari: 229), Enter is the method's.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (!keyboard.matches) return;
    event.preventDefault();
    this.#submit(event);
  }

  #paste(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.addFiles(event.clipboardData.files);
  }

  #pick(event) {
    event.currentTarget.nextElementSibling.click();
  }

  #picked(event) {
    this.addFiles(event.target.files);
    event.target.value = "";
    this.focus();
  }

  #removeFile(file) {
    this.#releasePreview(file);
    this.files = this.files.filter((other) => other !== file);
    this.focus();
  }

  #releasePreview(file) {
    URL.revokeObjectURL(this.#previews.get(file));
    this.#previews.delete(file);
  }

  #submit(event) {
    event.preventDefault();
    this.focus();
    if (!this.#sendable) return;
    send(this, { text: this.#field.value.trim(), files: this.files });
    this.files.forEach((file) => this.#releasePreview(file));
    this.files = [];
    this.problems = [];
    this.#field.value = "";
    this.#typed();
  }
}

customElements.define("yq-composer", Composer);
