import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatTime, Localized, msg } from "../shared/i18n.js";
import { base, buttons, closeOutside, dialogs } from "./styles.js";

const NAMES = {
  telegram: () => msg("Telegram"),
  wechat: () => msg("WeChat"),
  wecom: () => msg("WeChat"),
  line: () => msg("LINE"),
};
const COPIED_FOR = 4000;

/**
 * The way from one channel to another: a code to take along (`showCode`), and the field for one that was made elsewhere
 * (`askCode`). `session` makes codes and takes them up.
 */
export class Continue extends LitElement {
  static properties = {
    session: { attribute: false },
    mode: { state: true },
    made: { state: true },
    trouble: { state: true },
    busy: { state: true },
    copied: { state: true },
  };

  static styles = [
    base,
    buttons,
    dialogs,
    css`
      .dialog-body {
        display: grid;
        gap: 16px;
      }
      .code {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 16px;
        padding: 12px 16px;
        border: 1px solid transparent;
        border-radius: var(--radius-large);
        background: var(--accent-soft);
      }
      output {
        font-size: 1.75rem;
        font-weight: 600;
        letter-spacing: 0.06em;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
        user-select: all;
      }
      .soft {
        color: var(--ink-soft);
      }
      .ways {
        display: grid;
        gap: 12px;
      }
      .ways strong,
      .ways .where {
        display: block;
        overflow-wrap: anywhere;
      }
      form.ask {
        display: grid;
        gap: 12px;
      }
      label {
        display: grid;
        gap: 4px;
        font-weight: 500;
      }
      input {
        inline-size: 100%;
        min-block-size: var(--target);
        padding: 8px 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        font-size: 1.25rem;
        font-weight: 600;
        letter-spacing: 0.06em;
        text-align: start;
        text-transform: uppercase;
      }
      input[aria-invalid="true"] {
        border-color: var(--danger-ink);
      }
      .error {
        color: var(--danger-ink);
      }
    `,
  ];

  #copiedTimer = 0;

  constructor() {
    super();
    new Localized(this);
    this.session = null;
    this.mode = "";
    this.made = null;
    this.trouble = "";
    this.busy = false;
    this.copied = false;
  }

  async showCode() {
    await this.#show("code");
    await this.#make();
  }

  /** @param {string} code that was typed already */
  async askCode(code = "") {
    await this.#show("ask");
    const field = this.renderRoot.querySelector("input");
    field.value = code;
    field.focus();
  }

  render() {
    const title = this.mode === "code" ? msg("Continue elsewhere") : msg("Continue a conversation");
    return html`<dialog aria-labelledby="title" @click=${closeOutside} @close=${this.#closed}>
      <div class="dialog-head">
        <h2 id="title">${title}</h2>
        <form method="dialog"><button class="icon-button" aria-label=${msg("Close")}>${icon("x")}</button></form>
      </div>
      <div class="dialog-body">${this.mode === "code" ? this.#code() : this.#ask()}</div>
    </dialog>`;
  }

  #code() {
    const { made } = this;
    if (this.trouble) {
      return html`<p class="error" role="alert">${this.trouble}</p>
        <div><button class="button primary" type="button" @click=${this.#make}>${msg("Try again")}</button></div>`;
    }
    if (!made) return html`<p role="status">${msg("Making a code…")}</p>`;
    const until = msg("It works once, until {time}. Whoever has it reads this conversation: give it to nobody.", {
      time: formatTime(new Date(made.until)),
    });
    return html`
      <p>${msg("With this code you continue this conversation in another app or on another device.")}</p>
      <div class="code" role="status">
        <output dir="ltr" aria-label=${msg("Conversation code")}>${made.code}</output>
        <button class="button outline" type="button" @click=${this.#copy}>
          ${icon(this.copied ? "check" : "copy")}<span>${this.copied ? msg("Copied") : msg("Copy")}</span>
        </button>
      </div>
      <ul class="ways">
        ${made.channels.map((channel) => this.#way(channel))} ${this.#browser()}
      </ul>
      <p class="soft">${until}</p>
    `;
  }

  #way({ channel, account, url }) {
    const name = NAMES[channel]?.() ?? channel;
    const link = account || name;
    return html`<li>
      <strong>${name}</strong>
      <span class="where"
        >${url
          ? html`<a href=${url} target="_blank" rel="noopener noreferrer"><bdi>${link}</bdi> ${icon("external-link", msg("opens in a new tab"))}</a>`
          : html`<bdi>${account}</bdi>`}</span
      >
      <span>${msg("Send us the code there as a message.")}</span>
    </li>`;
  }

  #browser() {
    const choose = msg("Open the menu there and choose “{entry}”.", { entry: msg("Continue a conversation") });
    return html`<li>
      <strong>${msg("Another browser")}</strong>
      <span class="where"><bdi dir="ltr">${location.host}</bdi></span>
      <span>${choose}</span>
    </li>`;
  }

  #ask() {
    const started = this.session?.started;
    return html`
      <p>${msg("Where you wrote to us before, choose “Continue elsewhere”: you get a code there. Write it here.")}</p>
      <form class="ask" novalidate @submit=${this.#submit}>
        <label>
          ${msg("Conversation code")}
          <input
            name="code"
            dir="ltr"
            maxlength="40"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            enterkeyhint="go"
            aria-invalid=${this.trouble ? "true" : "false"}
            aria-describedby=${this.trouble ? "error" : nothing}
          />
        </label>
        ${this.trouble ? html`<p class="error" id="error" role="alert" dir="auto">${this.trouble}</p>` : nothing}
        ${started ? html`<p class="soft">${msg("It then takes the place of the conversation on this page.")}</p>` : nothing}
        <div><button class="button primary" ?disabled=${this.busy}>${msg("Continue")}</button></div>
      </form>
    `;
  }

  async #show(mode) {
    this.mode = mode;
    this.made = null;
    this.trouble = "";
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector("dialog");
    if (!dialog.open) dialog.showModal();
  }

  async #make() {
    this.trouble = "";
    this.made = null;
    try {
      this.made = await this.session.code();
    } catch (error) {
      this.trouble = wordsOf(error);
    }
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.made.code);
    } catch {
      // not allowed in this frame: it can be marked by hand
      getSelection().selectAllChildren(this.renderRoot.querySelector("output"));
      return;
    }
    this.copied = true;
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => (this.copied = false), COPIED_FOR);
  }

  async #submit(event) {
    event.preventDefault();
    const field = event.target.elements.code;
    if (this.busy) return;
    if (!field.value.trim()) {
      this.trouble = msg("Please write the code, for example {code}.", { code: "\u2066K7M4-9QXT\u2069" });
      field.focus();
      return;
    }
    this.busy = true;
    try {
      await this.session.resume(field.value);
      this.renderRoot.querySelector("dialog").close();
    } catch (error) {
      this.trouble = wordsOf(error);
      field.focus();
    } finally {
      this.busy = false;
    }
  }

  #closed() {
    // a code that nobody looks at is kept nowhere
    this.made = null;
    this.trouble = "";
    this.mode = "";
  }
}

function wordsOf(error) {
  if (error.status === 0) return msg("There is no connection. Please try again later.");
  return error.message || msg("Something went wrong. Please try again.");
}

customElements.define("yq-continue", Continue);
