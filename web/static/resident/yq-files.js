import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatSize, Localized, msg } from "../shared/i18n.js";
import { view } from "./events.js";
import { isImage } from "./files.js";
import { base } from "./styles.js";
import "../shared/yq-voice.js";

/** A message's pictures as thumbnails, voice and video as players, documents as lines. Files still on their way bring their `blob`. */
export class Files extends LitElement {
  static properties = {
    files: { attribute: false },
  };

  static styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 8px;
        justify-items: inherit;
      }
      .pictures {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .picture {
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow: hidden;
        cursor: zoom-in;
      }
      img {
        display: block;
        inline-size: auto;
        block-size: auto;
        max-inline-size: min(240px, 60vw);
        max-block-size: 240px;
        min-inline-size: 64px;
        min-block-size: 64px;
        object-fit: cover;
        overflow-wrap: anywhere;
      }
      .voice {
        padding: 8px 14px 8px 8px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground);
        color: var(--ink);
      }
      video {
        display: block;
        inline-size: auto;
        block-size: auto;
        max-inline-size: min(320px, 70vw);
        max-block-size: 320px;
        border-radius: var(--radius);
        background: #000;
      }
      .document {
        display: flex;
        align-items: center;
        gap: 12px;
        max-inline-size: 320px;
        min-block-size: 56px;
        padding: 8px 16px 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground);
        color: var(--ink);
        text-decoration: none;
      }
      .document:hover {
        background: var(--surface);
      }
      .document .icon {
        color: var(--accent);
      }
      .name {
        display: block;
        font-weight: 500;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .size {
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
    `,
  ];

  #urls = new Map();

  constructor() {
    super();
    new Localized(this);
    this.files = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  render() {
    const pictures = this.files.filter(isImage);
    const others = this.files.filter((file) => !isImage(file));
    return html`
      ${pictures.length
        ? html`<div class="pictures">${pictures.map((file, index) => this.#picture(file, index, pictures))}</div>`
        : ""}
      ${others.map((file) => this.#other(file))}
    `;
  }

  #other(file) {
    if (file.playable && file.type.startsWith("audio/")) {
      return html`<div class="voice"><yq-voice .src=${file.playable} .seconds=${file.seconds ?? 0}></yq-voice></div>`;
    }
    if (file.playable) {
      return html`<video
        controls
        playsinline
        preload="none"
        src=${file.playable}
        poster=${file.thumbnail ?? nothing}
        width=${file.width ?? nothing}
        height=${file.height ?? nothing}
        aria-label=${file.name}
      ></video>`;
    }
    return this.#document(file);
  }

  #picture(file, index, pictures) {
    const open = () => view(this, { files: pictures.map((one) => ({ ...one, url: this.#url(one) })), index });
    const opening = msg("Open the picture {name}", { name: file.name });
    return html`<button class="picture" type="button" aria-label=${opening} @click=${open}>
      <img src=${file.thumbnail ?? this.#url(file)} alt=${file.name} .width=${file.width ?? 160} .height=${file.height ?? 120} />
    </button>`;
  }

  #document(file) {
    return html`<a class="document" href=${this.#url(file)} target="_blank" rel="noopener">
      ${icon("file-text")}
      <span><bdi class="name">${file.name}</bdi><span class="size">${formatSize(file.size)}</span></span>
    </a>`;
  }

  #url(file) {
    if (file.url) return file.url;
    if (!this.#urls.has(file.blob)) this.#urls.set(file.blob, URL.createObjectURL(file.blob));
    return this.#urls.get(file.blob);
  }
}

customElements.define("yq-files", Files);
