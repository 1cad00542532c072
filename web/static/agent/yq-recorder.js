import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatSeconds, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";

/** Seconds: the most that WeChat takes. */
const LONGEST = 60;
const TICK = 200;
const FORMS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/mp4", "m4a"],
  ["audio/ogg;codecs=opus", "ogg"],
];

/** Records from the moment it is on the page. Says `yq-recorded` with a `File`, or `yq-dismiss`. */
export class YqRecorder extends LitElement {
  static properties = { seconds: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 10px 16px 0;
      }
      .dot {
        inline-size: 10px;
        block-size: 10px;
        border-radius: 50%;
        background: var(--danger);
        animation: beat 1.2s ease-in-out infinite alternate;
      }
      @keyframes beat {
        to {
          opacity: 0.35;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .dot {
          animation: none;
        }
      }
      .time {
        flex: 1;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  #recorder = null;
  #stream = null;
  #timer = 0;
  #kept = false;

  constructor() {
    super();
    this.seconds = 0;
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    if (this.#recorder?.state === "recording") this.#recorder.stop();
    this.#release();
  }

  async #start() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
      this.#stream = stream;
      if (!this.isConnected) return this.#release();
      const [type, ending] = FORMS.find(([form]) => MediaRecorder.isTypeSupported(form)) ?? ["", "webm"];
      this.#record(stream, type, ending);
    } catch (error) {
      this.problem =
        error.name === "NotFoundError"
          ? msg("There is no microphone on this machine.")
          : msg("The microphone is not allowed here. Allow it in the browser, then record again.");
    }
  }

  #record(stream, type, ending) {
    const pieces = [];
    const begun = performance.now();
    this.#recorder = new MediaRecorder(stream, { ...(type ? { mimeType: type } : {}), audioBitsPerSecond: 32_000 });
    this.#recorder.ondataavailable = ({ data }) => pieces.push(data);
    this.#recorder.onstop = () => {
      this.#release();
      if (this.#kept) tell(this, "yq-recorded", new File(pieces, `${msg("Voice message")}.${ending}`, { type: type.split(";")[0] }));
    };
    this.#recorder.start();
    this.#timer = setInterval(() => {
      this.seconds = (performance.now() - begun) / 1000;
      if (this.seconds >= LONGEST) this.finish();
    }, TICK);
  }

  #release() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
  }

  finish() {
    clearInterval(this.#timer);
    this.#kept = true;
    if (this.#recorder?.state === "recording") this.#recorder.stop();
  }

  render() {
    if (this.problem) {
      return html`<span class="problem time" role="alert">${this.problem}</span>
        <button type="button" class="button quiet" @click=${() => tell(this, "yq-dismiss")}>${msg("Cancel")}</button>`;
    }
    const recording = this.#recorder !== null;
    return html`<span class="dot" ?hidden=${!recording}></span>
      <span class="time" role="timer" aria-label=${msg("Recording")}>
        ${recording ? html`${formatSeconds(this.seconds)} <span class="soft">/ ${formatSeconds(LONGEST)}</span>` : nothing}
      </span>
      <button type="button" class="button quiet" @click=${() => tell(this, "yq-dismiss")}>${msg("Cancel")}</button>
      <button type="button" class="button" ?disabled=${!recording} @click=${this.finish}>${icon("square")} ${msg("Stop recording")}</button>`;
  }
}

customElements.define("yq-recorder", YqRecorder);
