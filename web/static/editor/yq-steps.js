import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDateTime, formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import { isolated, labelText, stageText } from "./words.js";

const LOOK_EVERY = 1_000;

/**
 * Where a text is on its way out, and what may be done with it next. Says `yq-save` with the reason, `yq-step` with the
 * step and what belongs to it, and `yq-look` while it waits for the trainer.
 */
export class YqSteps extends LitElement {
  static properties = {
    boot: {},
    open: {},
    dirty: { type: Boolean },
    busy: { type: Boolean },
    reason: { state: true },
    remark: { state: true },
    at: { state: true },
    override: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
        margin-block: 16px;
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
      }
      .row label {
        flex: 1 1 200px;
      }
      label {
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      label .field {
        margin-block-start: 4px;
        color: var(--ink);
        font-size: 1rem;
      }
      .held {
        display: grid;
        gap: 8px;
        padding: 12px;
        border-inline-start: 4px solid var(--attention);
        background: var(--attention-soft);
      }
      .held table {
        border-collapse: collapse;
        font-size: 0.9375rem;
      }
      .held :is(th, td) {
        padding: 4px 12px 4px 0;
        text-align: start;
        vertical-align: top;
      }
      .lost {
        color: var(--danger-ink);
      }
      .won {
        color: var(--good);
      }
    `,
  ];

  #timer = 0;

  constructor() {
    super();
    this.#clear();
  }

  #clear() {
    this.reason = "";
    this.remark = "";
    this.at = "";
    this.override = "";
  }

  willUpdate(changed) {
    if (changed.has("open")) {
      this.#clear();
      clearInterval(this.#timer);
      if (this.#waits) this.#timer = setInterval(() => tell(this, "yq-look"), LOOK_EVERY);
    }
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  /** It is due, and the trainer has not said anything yet. */
  get #waits() {
    const { open } = this;
    return open?.stage === "approved" && open.publish_at && !open.blocked && Date.parse(open.publish_at) <= Date.now() + 5_000;
  }

  #step(step, said, more = {}) {
    tell(this, "yq-step", { step, said, ...more });
  }

  render() {
    const { open, dirty } = this;
    const who = open && [
      msg("written by {name}, {time}", { name: isolated(open.author), time: formatDateTime(new Date(open.changed_at)) }),
      open.reviewer && msg("read by {name}", { name: isolated(open.reviewer) }),
    ];
    const by = who?.filter(Boolean).join(" · ");
    return html`${open ? html`<p><strong>${stageText(open.stage)}</strong> <span class="soft">${by}</span></p>` : nothing}
    ${open?.reason ? html`<p class="lines" dir="auto">${open.reason}</p>` : nothing}
    ${open?.remark ? html`<p class="lines" dir="auto">${open.reviewer ? `${open.reviewer}: ` : nothing}${open.remark}</p>` : nothing}
    ${open?.blocked && !dirty ? this.#held(open.proof) : nothing} ${dirty || !open ? this.#writing() : this.#next(open)}`;
  }

  #writing() {
    return html`<div class="row">
      <label>
        ${msg("Why it changes")}
        <input class="field" dir="auto" maxlength="500" .value=${this.reason} @input=${(event) => (this.reason = event.target.value)} />
      </label>
      <button class="button primary" ?disabled=${!this.dirty || this.busy} @click=${() => tell(this, "yq-save", { reason: this.reason })}>
        ${msg("Save draft")}
      </button>
    </div>`;
  }

  #next(open) {
    if (open.stage === "draft") {
      return html`<div class="row">
        <button class="button primary" ?disabled=${this.busy} @click=${() => this.#step("submit", msg("Somebody else can read it now."))}>
          ${msg("Ask for a review")}
        </button>
        ${this.#discard()}
      </div>`;
    }
    if (open.stage === "review") return this.#review(open);
    if (this.#waits) return html`<p role="status">${icon("loader-circle")} ${msg("It is being tried out, then it goes out.")}</p>`;
    return this.#publish(open);
  }

  #review(open) {
    const mine = open.editors.includes(this.boot.me.id);
    return html`${mine ? html`<p class="soft">${msg("You wrote in it: somebody else reads it.")}</p>` : nothing}
      <div class="row">
        <label>
          ${msg("Your words to the author")}
          <input class="field" dir="auto" maxlength="1000" .value=${this.remark} @input=${(event) => (this.remark = event.target.value)} />
        </label>
        <button
          class="button primary"
          ?disabled=${mine || this.busy}
          @click=${() => this.#step("approve", msg("Approved."), { remark: this.remark })}
        >
          ${msg("Approve")}
        </button>
        <button class="button" ?disabled=${this.busy} @click=${() => this.#step("send-back", msg("Sent back."), { remark: this.remark })}>
          ${mine ? msg("Take it back") : msg("Send back")}
        </button>
      </div>`;
  }

  #publish(open) {
    const planned = open.publish_at && !open.blocked && msg("Goes out at {time}.", { time: formatDateTime(new Date(open.publish_at)) });
    return html`${planned ? html`<p>${planned}</p>` : nothing}
      <div class="row">
        <label>
          ${msg("At (empty: now)")}
          <input class="field" type="datetime-local" .value=${this.at} @input=${(event) => (this.at = event.target.value)} />
        </label>
        ${open.blocked && this.boot.me.chief
          ? html`<label>
              ${msg("Reason to publish all the same")}
              <input class="field" dir="auto" maxlength="500" .value=${this.override} @input=${(event) => (this.override = event.target.value)} />
            </label>`
          : nothing}
        <button class="button primary" ?disabled=${this.busy} @click=${this.#send}>
          ${open.blocked ? (this.override.trim() ? msg("Publish all the same") : msg("Try again")) : msg("Publish")}
        </button>
        <button class="button" ?disabled=${this.busy} @click=${() => this.#step("send-back", msg("It is a draft again."))}>
          ${msg("Back to draft")}
        </button>
      </div>`;
  }

  #send() {
    const at = this.at ? new Date(this.at).toISOString() : null;
    const said = at && at > new Date().toISOString() ? msg("It goes out at that time.") : "";
    this.#step("publish", said, { at, override: this.override.trim() || null });
  }

  #discard() {
    return html`<button class="button quiet" ?disabled=${this.busy} @click=${() => this.#step("discard", msg("Discarded. It stays in the history."))}>
      ${msg("Discard")}
    </button>`;
  }

  #held({ found_before: before, found_after: after, trials, differences }) {
    const text = msg("Held back: of {all} trial questions, {before} were understood and {after} would be.", {
      all: formatNumber(trials),
      before: formatNumber(before),
      after: formatNumber(after),
    });
    return html`<div class="held">
      <p><strong>${text}</strong></p>
      <table>
        <thead>
          <tr>
            <th>${msg("Question")}</th>
            <th>${msg("Today")}</th>
            <th>${msg("With this text")}</th>
          </tr>
        </thead>
        <tbody>
          ${differences.map(
            (trial) =>
              html`<tr>
                <td lang=${trial.language} dir="auto" title=${languageName(trial.language)}>${trial.text}</td>
                <td>${trial.before ? labelText(trial.before) : "–"}</td>
                <td class=${trial.lost ? "lost" : trial.won ? "won" : ""}>${labelText(trial.after)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("yq-steps", YqSteps);
