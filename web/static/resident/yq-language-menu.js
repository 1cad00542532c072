import { css, html, LitElement } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { language, Localized, msg } from "../shared/i18n.js";
import { command } from "./events.js";
import { menu, openMenu } from "./menu.js";
import { base, buttons } from "./styles.js";

/** The languages, each named in itself. */
export class LanguageMenu extends LitElement {
  static properties = {
    languages: { attribute: false },
  };

  static styles = [
    base,
    buttons,
    menu,
    css`
      .open {
        padding-inline: 10px;
        background: none;
      }
      .open:hover {
        background: var(--surface-strong);
      }
      @media (max-width: 519px) {
        .open {
          inline-size: var(--target);
          padding: 0;
        }
        .open .name {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Localized(this);
    this.languages = [];
  }

  render() {
    const current = this.languages.find(({ code }) => code === language());
    return html`
      <button class="button open" type="button" popovertarget="menu" title=${msg("Language")}>
        ${icon("languages")}
        <span class="unseen">${msg("Language:")}</span>
        <span class="name">${current?.name}</span>
      </button>
      <div id="menu" class="menu" popover @beforetoggle=${openMenu} @toggle=${openMenu} @keydown=${openMenu}>
        ${this.languages.map(
          ({ code, name, dir }) => html`<button
            type="button"
            lang=${code}
            aria-current=${code === language() ? "true" : "false"}
            popovertarget="menu"
            popovertargetaction="hide"
            @click=${() => command(this, "language", code)}
          >
            <span dir=${dir}>${name}</span>${code === language() ? icon("check") : ""}
          </button>`,
        )}
      </div>
    `;
  }
}

customElements.define("yq-language-menu", LanguageMenu);
