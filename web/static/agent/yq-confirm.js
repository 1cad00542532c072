import { LitElement, css, html } from "../vendor/lit.js";
import { msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import "../staff/yq-dialog.js";

/** Asks before something that cannot be undone; says `yq-confirmed`. */
export class YqConfirm extends LitElement {
  static properties = { heading: {}, text: {}, action: {} };

  static styles = [
    shared,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        margin-block-start: 20px;
      }
    `,
  ];

  #confirm() {
    this.renderRoot.querySelector("yq-dialog").dismiss();
    tell(this, "yq-confirmed");
  }

  render() {
    return html`<yq-dialog heading=${this.heading}>
      <p>${this.text}</p>
      <div class="choices">
        <button class="button" @click=${() => this.renderRoot.querySelector("yq-dialog").dismiss()}>${msg("Cancel")}</button>
        <button class="button primary" data-focus @click=${this.#confirm}>${this.action}</button>
      </div>
    </yq-dialog>`;
  }
}

customElements.define("yq-confirm", YqConfirm);
