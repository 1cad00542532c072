import { LitElement, css, html, live } from "../vendor/lit.js";
import { icon, mark } from "../shared/icons.js";
import { msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { presenceText } from "./words.js";

/** The service, the agent's own state, and the switches for sound and notifications. */
export class YqTopbar extends LitElement {
  static properties = { me: {}, presence: {}, sound: { type: Boolean }, notifications: { type: Boolean } };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 8px 16px;
        border-block-end: 1px solid var(--line);
        background: var(--ground);
      }
      .mark {
        inline-size: 28px;
        block-size: 28px;
        flex: none;
      }
      h1 {
        margin-inline: 8px auto;
        font-size: 1.0625rem;
      }
      h1 span {
        font-weight: 400;
        color: var(--ink-soft);
      }
      .presence {
        display: flex;
        align-items: center;
        margin-inline-end: 8px;
        font-weight: 500;
      }
      .me {
        margin-inline: 8px;
        color: var(--ink-soft);
      }
      @media (max-width: 700px) {
        :host {
          padding-inline: 8px;
        }
        h1 span,
        .me,
        .keys {
          display: none;
        }
      }
      @media (max-width: 420px) {
        h1 {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        .presence {
          margin-inline: 8px auto;
        }
      }
    `,
  ];

  #presence(event) {
    tell(this, "yq-presence", event.target.checked ? "available" : "away");
  }

  #toggle(name, on, labels, icons) {
    const label = on ? labels[0] : labels[1];
    return html`<button
        id=${name}
        class="button quiet bare"
        aria-pressed=${on ? "true" : "false"}
        aria-label=${labels[0]}
        @click=${() => tell(this, `yq-${name}`, !on)}
      >
        ${icon(on ? icons[0] : icons[1])}
      </button>
      <wa-tooltip for=${name} aria-hidden="true">${label}</wa-tooltip>`;
  }

  render() {
    return html`${mark}
      <h1>${msg("Yuqiao")} <span>· ${msg("Help desk")}</span></h1>
      <div class="presence">
        <wa-switch .checked=${live(this.presence === "available")} ?disabled=${!this.presence} @change=${this.#presence}>
          ${presenceText(this.presence ?? "away")}
        </wa-switch>
      </div>
      ${this.#toggle("sound", this.sound, [msg("Sound is on"), msg("Sound is off")], ["volume-2", "volume-x"])}
      ${this.#toggle(
        "notifications",
        this.notifications,
        [msg("Desktop notifications are on"), msg("Desktop notifications are off")],
        ["bell", "bell-off"],
      )}
      <button id="keys" class="button quiet bare keys" aria-label=${msg("Keys")} @click=${() => tell(this, "yq-help")}>
        ${icon("keyboard")}
      </button>
      <wa-tooltip for="keys" aria-hidden="true">${msg("Keys")} <kbd>?</kbd></wa-tooltip>
      <span class="me ellipsis">${this.me.name}</span>
      <button id="leave" class="button quiet bare" aria-label=${msg("Sign out")} @click=${() => tell(this, "yq-sign-out")}>
        ${icon("log-out")}
      </button>
      <wa-tooltip for="leave" aria-hidden="true">${msg("Sign out")}</wa-tooltip>`;
  }
}

customElements.define("yq-topbar", YqTopbar);
