import { css, html, LitElement } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { Localized } from "../shared/i18n.js";
import { send } from "./events.js";
import { base } from "./styles.js";

const icons = {
  safety: "shield",
  immigration: "id-card",
  work: "briefcase",
  health: "heart-pulse",
  education: "graduation-cap",
  transport: "train-front",
  daily: "house",
  travel: "plane",
  legal: "scale",
  family: "baby",
  platform: "headset",
};

/** Categories as large chips; one at a time opens its questions. */
export class Topics extends LitElement {
  static properties = {
    categories: { attribute: false },
    opened: { state: true },
  };

  static styles = [
    base,
    css`
      .topics {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(140px, 100%), 1fr));
        grid-auto-flow: dense;
        gap: 8px;
      }
      .chip {
        display: flex;
        align-items: center;
        gap: 12px;
        inline-size: 100%;
        min-block-size: 56px;
        padding: 8px 12px;
        border: 1px solid transparent;
        border-radius: var(--radius);
        background: var(--surface);
        font-weight: 500;
        line-height: 1.3;
        text-align: start;
        overflow-wrap: anywhere;
        cursor: pointer;
        transition: background-color var(--quick);
      }
      .chip .icon {
        color: var(--accent);
      }
      .chip:hover {
        background: var(--surface-strong);
      }
      .chip[aria-expanded="true"] {
        background: var(--accent-soft);
        border-color: var(--accent);
      }
      .questions {
        grid-column: 1 / -1;
        padding-block: 0 8px;
      }
      .questions button {
        inline-size: 100%;
        min-block-size: var(--target);
        padding: 10px 12px;
        border: 0;
        border-block-end: 1px solid var(--line);
        background: none;
        text-align: start;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .questions li:last-child button {
        border-block-end-color: transparent;
      }
      .questions button:hover {
        color: var(--accent);
        background: var(--surface);
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.categories = [];
    this.opened = null;
  }

  render() {
    return html`<ul class="topics">${this.categories.map((category) => this.#category(category))}</ul>`;
  }

  #category({ slug, name, questions }) {
    const open = this.opened === slug;
    return html`<li>
        <button
          class="chip"
          type="button"
          aria-expanded=${open}
          aria-controls=${`questions-${slug}`}
          @click=${() => (this.opened = open ? null : slug)}
        >
          ${icon(icons[slug] ?? "circle-help")}<span>${name}</span>
        </button>
      </li>
      <li class="questions" id=${`questions-${slug}`} ?hidden=${!open}>
        <ul>
          ${questions.map(
            (entry) => html`<li>
              <button type="button" @click=${() => this.#ask(entry)}>${entry.question}</button>
            </li>`,
          )}
        </ul>
      </li>`;
  }

  #ask({ slug, question }) {
    this.opened = null;
    send(this, { choice: `topic:${slug}`, text: question });
  }
}

customElements.define("yq-topics", Topics);
