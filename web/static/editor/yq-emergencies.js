import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import "./yq-detections.js";
import "./yq-rule.js";
import "./yq-rules.js";

/** Emergencies: the rules that hear them, and what became of those that were heard. */
export class YqEmergencies extends LitElement {
  static properties = { server: {}, boot: {}, name: {} };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        min-block-size: 0;
      }
      nav {
        display: flex;
        gap: 4px;
        padding: 8px 16px 0;
        border-block-end: 1px solid var(--line);
      }
      nav a {
        padding: 8px 12px;
        border-block-end: 3px solid transparent;
        color: inherit;
        font-weight: 500;
        text-decoration: none;
      }
      nav a:hover {
        background: var(--surface);
      }
      nav a[aria-current] {
        border-color: var(--accent);
        color: var(--accent);
      }
    `,
  ];

  render() {
    const { name, boot, server } = this;
    const { chief } = boot.me;
    const judging = !chief || name === "detections";
    const tab = (to, text, here) => html`<a href="#/emergencies/${to}" aria-current=${here ? "page" : nothing}>${text}</a>`;
    const rule = name && name !== "rules";
    return html`<nav aria-label=${msg("Emergencies")}>
        ${chief ? tab("rules", msg("Rules"), !judging) : nothing} ${tab("detections", msg("Detections"), judging)}
      </nav>
      ${judging
        ? html`<yq-detections .server=${server} .boot=${boot}></yq-detections>`
        : rule
          ? html`<yq-rule .server=${server} .name=${name}></yq-rule>`
          : html`<yq-rules .server=${server} .boot=${boot}></yq-rules>`}`;
  }
}

customElements.define("yq-emergencies", YqEmergencies);
