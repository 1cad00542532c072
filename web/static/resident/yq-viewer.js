import { css, html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { Localized, msg } from "../shared/i18n.js";
import { base, buttons, closeOutside, dialogs } from "./styles.js";

/** Pictures, large; arrow keys go through those of one message. */
export class Viewer extends LitElement {
  static properties = {
    files: { state: true },
    index: { state: true },
  };

  static styles = [
    base,
    buttons,
    dialogs,
    css`
      dialog {
        inline-size: min(1100px, 100vw - 16px);
        max-block-size: calc(var(--visible-height, 100dvh) - 16px);
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .tools {
        display: flex;
        flex: none;
      }
      img {
        display: block;
        max-inline-size: 100%;
        max-block-size: calc(var(--visible-height, 100dvh) - 96px);
        margin: 0 auto;
        object-fit: contain;
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.files = [];
    this.index = 0;
  }

  async show({ files, index }) {
    this.files = files;
    this.index = index;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog").showModal();
  }

  render() {
    const file = this.files[this.index];
    return html`<dialog aria-labelledby="name" @click=${closeOutside} @keydown=${this.#turn} @close=${() => (this.files = [])}>
      ${file
        ? html`<div class="dialog-head">
              <bdi id="name" class="name">${file.name}</bdi>
              <div class="tools">
                <a class="icon-button" href=${file.url} download=${file.name} aria-label=${msg("Download")}>${icon("download")}</a>
                <form method="dialog">
                  <button class="icon-button" aria-label=${msg("Close")} autofocus>${icon("x")}</button>
                </form>
              </div>
            </div>
            <img src=${file.url} alt=${file.name} />`
        : nothing}
    </dialog>`;
  }

  #turn(event) {
    const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const step = event.key === forward ? 1 : -1;
    this.index = Math.min(this.files.length - 1, Math.max(0, this.index + step));
  }
}

customElements.define("yq-viewer", Viewer);
