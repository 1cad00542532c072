import { LitElement, classMap, css, html, live, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatNumber, formatSize, languageName, msg } from "../shared/i18n.js";
import { draftOf, keepDraft } from "./drafts.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { isShut, shutBar } from "./yq-window.js";
import "./yq-place-form.js";
import "./yq-recorder.js";

/** The counter shows from this share of the channel's limit on. */
const COUNT_FROM = 0.8;
const ACCEPTED = [
  "image/jpeg,image/png,image/gif,image/webp,application/pdf,audio/*,video/mp4,video/webm,video/quicktime,video/3gpp",
  ".docx,.xlsx,.pptx,.odt,.ods,.odp",
].join();
const SLASH = /(^|\s)\/(\S*)$/;

/**
 * Writes to a resident: text, files (button, paste, drag), voice, places, saved replies behind `/`. Keeps one draft a
 * conversation. Says `yq-write` with `{text, files, place}` and `yq-typing`.
 */
export class YqComposerDesk extends LitElement {
  static properties = {
    conversation: {},
    server: {},
    text: { state: true },
    uploads: { state: true },
    choices: { state: true },
    chosen: { state: true },
    dragging: { state: true },
    recording: { state: true },
    placing: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        position: relative;
        display: block;
        border-block-start: 1px solid var(--line);
        background: var(--ground);
      }
      form {
        display: grid;
        gap: 6px;
        padding: 12px 16px;
      }
      .row {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .shut {
        display: flex;
        gap: 8px;
        padding: 8px 16px;
        background: var(--attention-soft);
        color: var(--attention);
        font-size: 0.9375rem;
      }
      .shut .icon {
        margin-block-start: 2px;
      }
      yq-window {
        margin-inline-start: 8px;
      }
      textarea.field {
        min-block-size: 64px;
        max-block-size: 40vh;
        resize: none;
        field-sizing: content;
        font-size: 1rem;
        line-height: 1.5;
      }
      .dragging {
        outline: 2px dashed var(--accent);
        outline-offset: -6px;
        background: var(--accent-soft);
      }
      .side {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-inline-start: auto;
      }
      .count {
        font-size: 0.8125rem;
        white-space: nowrap;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        padding: 12px 16px 0;
      }
      .files li {
        display: flex;
        align-items: center;
        gap: 6px;
        max-inline-size: 100%;
        padding-inline: 10px 2px;
        border: 1px solid var(--line);
        border-radius: 8px;
        font-size: 0.875rem;
      }
      .files bdi {
        max-inline-size: 14rem;
      }
      .choices {
        position: absolute;
        inset-block-end: 100%;
        inset-inline: 16px;
        max-block-size: min(320px, 45vh);
        overflow-y: auto;
        padding: 4px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground);
        box-shadow: var(--shadow);
        z-index: 2;
      }
      .choices li {
        padding: 6px 10px;
        border-radius: 8px;
        cursor: pointer;
      }
      .choices li[aria-selected="true"] {
        background: var(--accent-soft);
      }
      .choices b {
        font-weight: 600;
      }
      @media (max-width: 899px) {
        form {
          padding: 8px;
          gap: 4px;
        }
        .row {
          flex-wrap: wrap;
          justify-content: space-between;
        }
        /* a line of its own above the buttons */
        yq-window {
          order: -1;
          flex: 1 0 100%;
          margin-inline-start: 4px;
        }
        .label {
          display: none;
        }
      }
    `,
  ];

  #canned = [];
  #cannedLanguage = null;

  constructor() {
    super();
    this.text = "";
    this.uploads = [];
    this.choices = [];
    this.chosen = 0;
    this.dragging = false;
    this.recording = false;
    this.placing = false;
  }

  willUpdate(changed) {
    const before = changed.get("conversation");
    if (!changed.has("conversation") || before?.id === this.conversation.id) return;
    this.text = draftOf(this.conversation.id);
    this.uploads = [];
    this.choices = [];
    this.recording = false;
    this.placing = false;
  }

  get #field() {
    return this.renderRoot.querySelector("textarea");
  }

  focus() {
    this.#field?.focus();
  }

  /** Puts words in at the caret, as if typed. */
  insert(words) {
    const field = this.#field;
    field.focus();
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    this.#typed();
  }

  addFiles(files) {
    for (const file of files) this.#upload(file);
  }

  #typed() {
    this.text = this.#field.value;
    keepDraft(this.conversation.id, this.text);
    if (this.text.trim()) tell(this, "yq-typing");
    this.#suggest();
  }

  async #suggest() {
    const field = this.#field;
    const match = field.value.slice(0, field.selectionStart).match(SLASH);
    if (!match) {
      this.choices = [];
      return;
    }
    const { language } = this.conversation;
    if (this.#cannedLanguage !== language) {
      this.#canned = await this.server.canned(language).catch(() => []);
      this.#cannedLanguage = language;
    }
    const wanted = match[2].toLocaleLowerCase();
    this.choices = this.#canned.filter((canned) =>
      [canned.slug, canned.title, ...Object.values(canned.texts)].some((words) => words.toLocaleLowerCase().includes(wanted)),
    );
    this.chosen = 0;
  }

  #choose(canned) {
    const field = this.#field;
    const end = field.selectionStart;
    const start = end - field.value.slice(0, end).match(SLASH)[2].length - 1;
    field.focus();
    field.setRangeText(canned.texts[this.conversation.language], start, end, "end");
    this.#typed();
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.choices.length > 0 && this.#choiceKey(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") {
      this.#field.blur();
      tell(this, "yq-leave");
    }
  }

  #choiceKey(key) {
    const count = this.choices.length;
    if (key === "ArrowDown") this.chosen = (this.chosen + 1) % count;
    else if (key === "ArrowUp") this.chosen = (this.chosen + count - 1) % count;
    else if (key === "Enter" || key === "Tab") this.#choose(this.choices[this.chosen]);
    else if (key === "Escape") this.choices = [];
    else return false;
    this.updateComplete.then(() => this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }));
    return true;
  }

  get #tooLong() {
    return this.text.length > this.conversation.limits.text;
  }

  get #ready() {
    const ready = this.uploads.every((upload) => upload.file && !upload.error);
    return ready && !this.#tooLong && (this.text.trim() !== "" || this.uploads.length > 0);
  }

  #send() {
    if (!this.#ready) return;
    tell(this, "yq-write", { text: this.text.trim(), files: this.uploads.map((upload) => upload.file) });
    this.text = "";
    this.uploads = [];
    keepDraft(this.conversation.id, "");
    this.focus();
  }

  async #upload(source) {
    if (this.uploads.length >= this.conversation.limits.files) return;
    const id = crypto.randomUUID();
    const conversationId = this.conversation.id;
    const change = (values) => {
      this.uploads = this.uploads.map((upload) => (upload.id === id ? { ...upload, ...values } : upload));
    };
    this.uploads = [...this.uploads, { id, name: source.name, size: source.size, done: 0, file: null, error: null }];
    try {
      change({ file: await this.server.upload(conversationId, source, (done) => change({ done })) });
    } catch (error) {
      change({ error: error.message || msg("The file could not be sent. Check the connection and attach it again.") });
    }
  }

  #recorded(file) {
    this.recording = false;
    this.#upload(file);
    this.focus();
  }

  #placed(place) {
    this.placing = false;
    tell(this, "yq-write", { place });
    this.focus();
  }

  #paste(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.addFiles(files);
  }

  #drop(event) {
    event.preventDefault();
    this.dragging = false;
    this.addFiles(event.dataTransfer.files);
  }

  #drag(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.dragging = true;
  }

  #uploadRow(upload) {
    const voice = upload.file?.type.startsWith("audio/");
    return html`<li>
      ${voice
        ? html`<yq-voice .src=${upload.file.playable} .seconds=${upload.file.seconds ?? 0}></yq-voice>`
        : html`<bdi class="ellipsis">${upload.name}</bdi>`}
      ${upload.error
        ? html`<span class="problem" role="alert">${upload.error}</span>`
        : html`<span class="soft">${formatSize(upload.size)}</span>`}
      ${upload.file || upload.error ? nothing : this.#underWay(upload.done)}
      <button
        class="button quiet bare"
        aria-label=${msg("Remove {name}", { name: upload.name })}
        @click=${() => (this.uploads = this.uploads.filter(({ id }) => id !== upload.id))}
      >
        ${icon("x")}
      </button>
    </li>`;
  }

  /** Once it is there it is looked into: how long that takes nobody knows. */
  #underWay(done) {
    return done < 1
      ? html`<progress max="1" value=${done} aria-label=${msg("Sending the file")}></progress>`
      : html`<progress aria-label=${msg("Checking the file")}></progress>`;
  }

  #choice(canned, index) {
    const { language } = this.conversation;
    return html`<li
      id="choice-${index}"
      role="option"
      aria-selected=${index === this.chosen ? "true" : "false"}
      @pointerdown=${(event) => event.preventDefault()}
      @click=${() => this.#choose(canned)}
    >
      <b>${canned.title}</b>
      <p class="small" lang=${language} dir="auto">${canned.texts[language]}</p>
    </li>`;
  }

  render() {
    const { language, limits, reach } = this.conversation;
    const open = this.choices.length > 0;
    const shut = isShut(reach?.window);
    return html`${open
        ? html`<ul id="choices" class="choices" role="listbox" aria-label=${msg("Saved replies")}>
            ${this.choices.map((canned, index) => this.#choice(canned, index))}
          </ul>`
        : nothing}
      <div
        class=${classMap({ dragging: this.dragging })}
        @dragover=${this.#drag}
        @dragleave=${() => (this.dragging = false)}
        @drop=${this.#drop}
      >
        ${shut && reach.reachable ? shutBar() : nothing}
        ${this.recording
          ? html`<yq-recorder @yq-recorded=${({ detail }) => this.#recorded(detail)} @yq-dismiss=${() => (this.recording = false)}></yq-recorder>`
          : nothing}
        ${this.uploads.length ? html`<ul class="files">${this.uploads.map((upload) => this.#uploadRow(upload))}</ul>` : nothing}
        <form @submit=${(event) => (event.preventDefault(), this.#send())}>
          <textarea
            class="field"
            rows="2"
            dir="auto"
            .value=${live(this.text)}
            placeholder=${msg("Write in {language}. Type / for saved replies.", { language: languageName(language) })}
            aria-label=${msg("Your reply")}
            aria-autocomplete="list"
            aria-controls=${open ? "choices" : nothing}
            aria-activedescendant=${open ? `choice-${this.chosen}` : nothing}
            @input=${this.#typed}
            @keydown=${this.#key}
            @paste=${this.#paste}
          ></textarea>
          <div class="row">
            ${this.#tool("paperclip", msg("Attach a file"), () => this.renderRoot.querySelector("input[type=file]").click())}
            ${this.#tool("mic", msg("Record a voice message"), () => (this.recording = true))}
            ${this.#tool("map-pin", msg("Send a place"), () => (this.placing = true))}
            <input
              type="file"
              hidden
              multiple
              accept=${ACCEPTED}
              @change=${(event) => (this.addFiles(event.target.files), (event.target.value = ""))}
            />
            ${reach?.window && !shut && reach.reachable ? html`<yq-window .window=${reach.window}></yq-window>` : nothing}
            <div class="side">
              ${this.text.length > limits.text * COUNT_FROM
                ? html`<span class="count ${this.#tooLong ? "problem" : "soft"}" role="status"
                    >${formatNumber(this.text.length)} / ${formatNumber(limits.text)}</span
                  >`
                : nothing}
              <button class="button primary flip" ?disabled=${!this.#ready} aria-label=${msg("Send")}>
                ${icon("send")} <span class="label">${msg("Send")}</span>
              </button>
            </div>
          </div>
        </form>
      </div>
      ${this.placing
        ? html`<yq-place-form
            .server=${this.server}
            @yq-placed=${({ detail }) => this.#placed(detail)}
            @yq-dismiss=${() => (this.placing = false)}
          ></yq-place-form>`
        : nothing}`;
  }

  #tool(name, label, act) {
    return html`<button type="button" class="button quiet bare" aria-label=${label} title=${label} @click=${act}>${icon(name)}</button>`;
  }
}

customElements.define("yq-composer-desk", YqComposerDesk);
