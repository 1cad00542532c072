import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { formatSeconds, Localized, msg } from "./i18n.js";
import { icon } from "./icons.js";

/** Only one is heard at a time. */
let heard = null;

/** A voice message: play, where it is, how long it is. `seconds` is known before anything of it is loaded. */
export class YqVoice extends LitElement {
  static properties = { src: {}, seconds: { type: Number }, at: { state: true }, state: { state: true } };

  static styles = css`
    :host {
      display: inline-grid;
      grid-template-columns: auto minmax(72px, 180px) auto;
      align-items: center;
      gap: 10px;
      max-inline-size: 100%;
      color: inherit;
    }
    button {
      display: grid;
      place-content: center;
      inline-size: 36px;
      block-size: 36px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: var(--voice-button, var(--accent));
      color: var(--voice-sign, var(--on-accent));
      cursor: pointer;
    }
    button:focus-visible,
    input:focus-visible {
      outline: 2px solid currentColor;
      outline-offset: 2px;
    }
    svg {
      inline-size: 18px;
      block-size: 18px;
      fill: currentColor;
      stroke-width: 1.5;
    }
    input {
      inline-size: 100%;
      min-inline-size: 0;
      margin: 0;
      accent-color: var(--voice-button, var(--accent));
      cursor: pointer;
    }
    .time {
      min-inline-size: 2.75em;
      font-size: 0.875rem;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .problem {
      grid-column: 1 / -1;
      margin: 0;
      font-size: 0.875rem;
    }
    @media (pointer: coarse) {
      button {
        inline-size: 44px;
        block-size: 44px;
      }
      input {
        block-size: 44px;
      }
    }
  `;

  constructor() {
    super();
    new Localized(this);
    this.seconds = 0;
    this.at = 0;
    this.state = "still";
  }

  get #audio() {
    return this.renderRoot.querySelector("audio");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#audio?.pause();
  }

  pause() {
    this.#audio.pause();
  }

  async #toggle() {
    if (this.state === "playing") return this.#audio.pause();
    if (heard !== this) heard?.pause();
    heard = this;
    try {
      await this.#audio.play();
    } catch (error) {
      // what was paused before it began is not broken
      if (error.name !== "AbortError") this.state = "broken";
    }
  }

  #seek(event) {
    this.at = Number(event.target.value);
    this.#audio.currentTime = this.at;
  }

  #ended() {
    this.#audio.currentTime = 0;
    this.at = 0;
  }

  render() {
    const playing = this.state === "playing";
    const begun = playing || this.at > 0;
    return html`<audio
        preload="none"
        src=${this.src}
        @play=${() => (this.state = "playing")}
        @pause=${() => (this.state = "still")}
        @timeupdate=${({ target }) => (this.at = target.currentTime)}
        @ended=${this.#ended}
        @error=${() => (this.state = "broken")}
      ></audio>
      <button type="button" aria-label=${playing ? msg("Pause") : msg("Play the voice message")} @click=${this.#toggle}>
        ${icon(playing ? "pause" : "play")}
      </button>
      <input
        type="range"
        min="0"
        max=${this.seconds || 1}
        step="0.1"
        .value=${String(this.at)}
        aria-label=${msg("Place in the voice message")}
        aria-valuetext=${formatSeconds(this.at)}
        @input=${this.#seek}
      />
      <span class="time">${formatSeconds(begun ? this.at : this.seconds)}</span>
      ${this.state === "broken" ? html`<p class="problem" role="alert">${msg("This cannot be played here.")}</p>` : nothing}`;
  }
}

customElements.define("yq-voice", YqVoice);
