import { html, LitElement, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { Localized, msg } from "../shared/i18n.js";
import { command, send } from "./events.js";
import { menu, openMenu } from "./menu.js";
import { setSound, soundOn } from "./sound.js";
import { base, buttons } from "./styles.js";

/** Everything else: a person, the topics, the way to other channels and back, sound, the transcript. */
export class Menu extends LitElement {
  static properties = {
    started: { type: Boolean },
    human: { type: Boolean },
    sound: { state: true },
  };

  static styles = [base, buttons, menu];

  constructor() {
    super();
    new Localized(this);
    this.sound = soundOn();
  }

  render() {
    return html`
      <button class="icon-button" type="button" popovertarget="menu" aria-label=${msg("More")} title=${msg("More")}>
        ${icon("ellipsis-vertical")}
      </button>
      <div id="menu" class="menu" popover @beforetoggle=${openMenu} @toggle=${openMenu} @keydown=${openMenu}>
        ${this.human
          ? nothing
          : this.#item("headset", msg("Talk to a person"), () => send(this, { choice: "agent", text: msg("Talk to a person") }))}
        ${this.#item("list", msg("All topics"), () => command(this, "topics"))}
        ${this.started ? this.#item("smartphone", msg("Continue elsewhere"), () => command(this, "elsewhere")) : nothing}
        ${this.#item("messages-square", msg("Continue a conversation"), () => command(this, "resume"))}
        ${this.started ? this.#item("download", msg("Download this conversation"), () => command(this, "transcript")) : nothing}
        <button type="button" @click=${this.#switchSound}>
          ${icon(this.sound ? "volume-2" : "volume-x")}
          <span>${this.sound ? msg("Sound for new messages: on") : msg("Sound for new messages: off")}</span>
        </button>
      </div>
    `;
  }

  #item(sign, words, act) {
    return html`<button type="button" popovertarget="menu" popovertargetaction="hide" @click=${act}>
      ${icon(sign)}<span>${words}</span>
    </button>`;
  }

  #switchSound() {
    this.sound = !this.sound;
    setSound(this.sound);
  }
}

customElements.define("yq-menu", Menu);
