import { LitElement, css, html } from "../vendor/lit.js";
import { msg } from "../shared/i18n.js";
import { shortcuts } from "./shortcuts.js";
import { shared } from "../staff/styles.js";
import "../staff/yq-dialog.js";

/** The list of keys. */
export class YqShortcuts extends LitElement {
  static styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 6px 20px;
        margin-block: 8px 16px;
      }
      dt {
        display: flex;
        gap: 4px;
      }
      kbd {
        display: inline-block;
        padding: 2px 8px;
        font-size: 0.875rem;
        border-color: var(--line-strong);
      }
    `,
  ];

  render() {
    return html`<yq-dialog heading=${msg("Keys")}>
      <dl>
        ${shortcuts.map(
          ({ shown, says }) => html`<dt>${shown.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${says()}</dd>`,
        )}
        <dt><kbd>/</kbd></dt>
        <dd>${msg("In a reply: choose a saved reply")}</dd>
        <dt><kbd>Esc</kbd></dt>
        <dd>${msg("Leave the field")}</dd>
      </dl>
      <p class="soft">${msg("While you write, hold Alt with the letter.")}</p>
    </yq-dialog>`;
  }
}

customElements.define("yq-shortcuts", YqShortcuts);
