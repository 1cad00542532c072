import { LitElement, css, html } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { msg } from "../shared/i18n.js";
import { shared } from "./styles.js";
import { tell } from "./tell.js";

/**
 * A modal box that is open as long as it is on the page; the cursor starts at its `data-focus`. Says `yq-dismiss` when
 * it is closed.
 */
export class YqDialog extends LitElement {
  static properties = { heading: {} };

  static styles = [
    shared,
    css`
      dialog {
        inline-size: min(32rem, calc(100vw - 24px));
        max-block-size: calc(100dvh - 24px);
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: var(--ground);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: var(--backdrop);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding: 12px 12px 0 20px;
      }
      h2 {
        font-size: 1.125rem;
      }
      .content {
        padding: 8px 20px 20px;
      }
    `,
  ];

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
    this.querySelector("[data-focus]")?.focus();
  }

  dismiss() {
    this.renderRoot.querySelector("dialog").close();
  }

  render() {
    return html`<dialog aria-labelledby="heading" @close=${() => tell(this, "yq-dismiss")}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button class="button quiet bare" aria-label=${msg("Close this window")} @click=${this.dismiss}>${icon("x")}</button>
      </div>
      <div class="content"><slot></slot></div>
    </dialog>`;
  }
}

customElements.define("yq-dialog", YqDialog);
