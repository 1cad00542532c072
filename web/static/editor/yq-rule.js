import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { direction, formatDateTime, formatNumber, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { labelText, partsOf, purposeHelp, purposeText } from "./words.js";

const outcomes = [
  ["lost", "circle-alert", () => msg("Emergencies that would be lost")],
  ["wolf", "siren", () => msg("New false alarms")],
  ["caught", "check", () => msg("Emergencies newly heard")],
  ["calmed", "bell-off", () => msg("False alarms that would end")],
];

/** What was written and not saved, in this tab. */
const keptAt = (rule) => `yuqiao.rule.${rule}`;

const linesOf = (text) => text.split("\n").filter((line) => line.trim());

/** A rule of emergencies: its phrases and patterns, what a change would do, and who changed it before. */
export class YqRule extends LitElement {
  static properties = {
    server: {},
    name: {},
    version: { state: true },
    phrases: { state: true },
    patterns: { state: true },
    trial: { state: true },
    reason: { state: true },
    override: { state: true },
    changes: { state: true },
    problem: { state: true },
    said: { state: true },
    busy: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 16px;
      }
      .page {
        display: grid;
        gap: 12px;
        max-inline-size: 860px;
      }
      h2 {
        font-size: 1.25rem;
      }
      .back {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--accent);
      }
      label {
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      label .field {
        display: block;
        margin-block-start: 4px;
        color: var(--ink);
        font-size: 1rem;
      }
      textarea.field {
        box-sizing: border-box;
        min-block-size: 120px;
        max-block-size: 60vh;
        field-sizing: content;
        resize: vertical;
      }
      textarea.patterns {
        font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace, var(--font);
        font-size: 0.9375rem;
        white-space: pre;
      }
      summary {
        padding-block: 8px;
        font-weight: 600;
        cursor: pointer;
      }
      details.help ul {
        display: grid;
        gap: 4px;
        padding-inline-start: 20px;
        list-style: disc;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
      }
      .row label {
        flex: 1 1 240px;
      }
      .trial {
        display: grid;
        gap: 12px;
        padding: 12px;
        border-inline-start: 4px solid var(--line-strong);
        background: var(--surface);
      }
      .trial.harm {
        border-color: var(--attention);
        background: var(--attention-soft);
      }
      .trial h3 {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .trial li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 17rem);
        gap: 0 16px;
        align-items: baseline;
        padding-block: 4px;
        overflow-wrap: anywhere;
      }
      .lost h3 {
        color: var(--danger-ink);
      }
      .wolf h3 {
        color: var(--attention);
      }
      .caught h3,
      .calmed h3 {
        color: var(--good);
      }
      .said {
        color: var(--good);
        font-weight: 500;
      }
      @media (max-width: 700px) {
        .trial li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (pointer: coarse) {
        .back,
        summary {
          min-block-size: 44px;
        }
        summary {
          padding-block: 10px;
        }
      }
      .history li {
        padding: 8px 0;
        border-block-start: 1px solid var(--line);
      }
      code {
        unicode-bidi: isolate;
        padding: 1px 6px;
        white-space: nowrap;
        border-radius: 4px;
        background: var(--surface-strong);
      }
    `,
  ];

  constructor() {
    super();
    this.#clear();
  }

  #clear() {
    this.version = null;
    this.phrases = "";
    this.patterns = "";
    this.trial = null;
    this.reason = "";
    this.override = "";
    this.changes = null;
    this.problem = "";
    this.said = "";
    this.busy = false;
  }

  willUpdate(changed) {
    if (changed.has("name")) {
      this.#clear();
      this.#try(async () => {
        this.#take(await this.server.get("/api/editor/emergencies/rules"));
        this.#resume();
      });
    }
  }

  get #path() {
    return `/api/editor/emergencies/rules/${this.name}`;
  }

  get #body() {
    return { phrases: linesOf(this.phrases), patterns: linesOf(this.patterns) };
  }

  get #harm() {
    return this.trial && this.trial.counts.lost + this.trial.counts.wolf > 0;
  }

  #take({ rules }) {
    const { version, phrases, patterns } = rules.find(({ id }) => id === this.name) ?? { version: 0, phrases: [], patterns: [] };
    this.version = version;
    this.phrases = phrases.join("\n");
    this.patterns = patterns.join("\n");
    this.trial = null;
    this.reason = "";
    this.override = "";
  }

  #resume() {
    const kept = JSON.parse(sessionStorage.getItem(keptAt(this.name)) ?? "null");
    // somebody else's newer version goes before
    if (kept?.version !== this.version) return;
    this.phrases = kept.phrases;
    this.patterns = kept.patterns;
    this.said = msg("What you had not saved is still here.");
  }

  async #try(job) {
    this.busy = true;
    this.problem = "";
    this.said = "";
    try {
      await job();
    } catch (error) {
      const { field, line } = error.fields ?? {};
      const what = error.message || msg("The desk can't be reached. Please try again.");
      this.problem = line ? msg("Line {n}: {problem}", { n: formatNumber(line), problem: what }) : what;
      this.trial = null;
      if (line) this.#point(field, line);
    } finally {
      this.busy = false;
    }
  }

  /** Goes to the line that is wrong: blank lines were not counted. */
  #point(field, line) {
    const area = this.renderRoot.querySelector(`textarea.${field}`);
    const lines = area.value.split("\n");
    let place = 0;
    for (let left = line, n = 0; n < lines.length; n += 1) {
      if (lines[n].trim()) left -= 1;
      if (!left) {
        if (area.closest("details")) area.closest("details").open = true;
        area.focus();
        area.setSelectionRange(place, place + lines[n].length);
        return;
      }
      place += lines[n].length + 1;
    }
  }

  #write(field, text) {
    this[field] = text;
    this.trial = null;
    this.said = "";
    const { version, phrases, patterns } = this;
    sessionStorage.setItem(keptAt(this.name), JSON.stringify({ version, phrases, patterns }));
  }

  #attempt() {
    this.#try(async () => {
      this.trial = await this.server.post(`${this.#path}/try`, this.#body);
    });
  }

  #save() {
    this.#try(async () => {
      const { version, reason, override } = this;
      this.#take(await this.server.put(this.#path, { version, reason, override, ...this.#body }));
      sessionStorage.removeItem(keptAt(this.name));
      this.said = msg("Saved. It is heard within two seconds.");
      this.changes = null;
      this.renderRoot.querySelector("details.history").open = false;
    });
  }

  #history(event) {
    if (!event.target.open || this.changes) return;
    this.#try(async () => {
      this.changes = (await this.server.get(`${this.#path}/history`)).changes;
    });
  }

  render() {
    if (this.version === null) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    const [purpose, code] = partsOf(this.name);
    return html`<div class="page">
      <p><a class="back flip" href="#/emergencies/rules">${icon("arrow-left")} ${msg("All rules")}</a></p>
      <div>
        <h2>${purposeText(purpose)} · ${languageName(code)}</h2>
        <p class="soft">${purposeHelp(purpose)}</p>
      </div>
      <label>
        ${msg("Phrases, one a line")}
        <textarea
          class="field phrases"
          lang=${code}
          dir="auto"
          spellcheck="false"
          .value=${this.phrases}
          @input=${(event) => this.#write("phrases", event.target.value)}
        ></textarea>
      </label>
      ${this.#help()} ${this.#experts()}
      <div class="row">
        <button class="button ${this.trial ? "" : "primary"}" ?disabled=${this.busy} @click=${this.#attempt}>
          ${icon("search")} ${msg("See what it does")}
        </button>
        ${this.busy ? html`<span role="status">${msg("It is being tried out.")}</span>` : nothing}
      </div>
      <p class="problem" role="alert">${this.problem}</p>
      <div role="status">${this.said ? html`<p class="said">${this.said}</p>` : nothing} ${this.trial ? this.#outcome(this.trial) : nothing}</div>
      ${this.trial ? this.#saving() : nothing} ${this.#changes()}
    </div>`;
  }

  #help() {
    return html`<details class="help">
      <summary>${msg("How phrases are found")}</summary>
      <ul>
        <li>${msg("Whole words, in this order. Capitals, accents and punctuation do not matter.")}</li>
        <li>
          ${msg("A * between words stands for up to five words; in Chinese, Japanese and Korean for up to twelve letters:")}
          <code lang="en" dir="ltr">house * fire</code>
        </li>
        <li>${msg("A * at a word stands for any letters:")} <code lang="en" dir="ltr">burn*</code></li>
      </ul>
    </details>`;
  }

  #experts() {
    const count = formatNumber(linesOf(this.patterns).length);
    return html`<details>
      <summary>${msg("Expert patterns: {n}", { n: count })}</summary>
      <label>
        ${msg("Regular expressions, one a line, on small letters without accents")}
        <textarea
          class="field patterns"
          dir="ltr"
          spellcheck="false"
          autocapitalize="off"
          .value=${this.patterns}
          @input=${(event) => this.#write("patterns", event.target.value)}
        ></textarea>
      </label>
    </details>`;
  }

  #outcome(trial) {
    const changes = outcomes.filter(([name]) => trial.counts[name]);
    return html`<div class="trial ${this.#harm ? "harm" : ""}">
      <p>${msg("Tried with {n} phrases that are written down.", { n: formatNumber(trial.texts) })}</p>
      ${changes.length ? nothing : html`<p>${msg("Nothing changes for any of them.")}</p>`}
      ${changes.map(
        ([name, sign, text]) =>
          html`<section class=${name}>
            <h3>${icon(sign)} ${text()}: ${formatNumber(trial.counts[name])}</h3>
            <ul>
              ${trial[name].map(
                (one) =>
                  html`<li>
                    <span lang=${one.language} dir="auto">${one.text}</span>
                    <span class="small soft">${this.#labels(one)}</span>
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
    </div>`;
  }

  #labels({ label, after }) {
    const name = html`<bdi>${labelText(label)}</bdi>`;
    return after && after !== label ? html`${name} ${direction() === "rtl" ? "←" : "→"} <bdi>${labelText(after)}</bdi>` : name;
  }

  #saving() {
    const field = (name, label) =>
      html`<label>
        ${label}
        <input class="field" dir="auto" maxlength="500" .value=${this[name]} @input=${(event) => (this[name] = event.target.value)} />
      </label>`;
    return html`<div class="row">
      ${field("reason", msg("Why it changes"))} ${this.#harm ? field("override", msg("Reason to save all the same")) : nothing}
      <button class="button primary" ?disabled=${this.busy || (this.#harm && !this.override.trim())} @click=${this.#save}>
        ${this.#harm ? msg("Save all the same") : msg("Save")}
      </button>
    </div>`;
  }

  #changes() {
    return html`<details class="history" @toggle=${this.#history}>
      <summary>${msg("History")}</summary>
      <ol>
        ${(this.changes ?? []).map(
          ({ version, phrases, patterns, by, at, reason, override }) =>
            html`<li>
              ${formatDateTime(new Date(at))} · <bdi>${by || msg("from a file")}</bdi>
              ${reason ? html`<p dir="auto">${reason}</p>` : nothing}
              ${override ? html`<p dir="auto">${msg("Saved in spite of its trial:")} ${override}</p>` : nothing}
              <p class="small soft">
                ${msg("Phrases: {phrases}, expert patterns: {patterns}", {
                  phrases: formatNumber(phrases.length),
                  patterns: formatNumber(patterns.length),
                })}
              </p>
              ${version === this.version
                ? nothing
                : html`<button class="button quiet" @click=${() => this.#goBack(phrases, patterns)}>${msg("Go back to this")}</button>`}
            </li>`,
        )}
      </ol>
    </details>`;
  }

  /** As any other change: it is tried, then saved. */
  #goBack(phrases, patterns) {
    this.phrases = phrases.join("\n");
    this.patterns = patterns.join("\n");
    this.#attempt();
    this.renderRoot.querySelector("h2").scrollIntoView({ block: "nearest" });
  }
}

customElements.define("yq-rule", YqRule);
