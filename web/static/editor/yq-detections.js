import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { icon } from "../shared/icons.js";
import { formatDateTime, formatNumber, formatPercent, languageName, msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import "./yq-trend.js";
import { intentText, isolated, partsOf, purposeText, serviceIcon, serviceText, services } from "./words.js";

const verdicts = [
  ["right", () => msg("True alarm")],
  ["false", () => msg("False alarm")],
  ["wrong", () => msg("Another emergency")],
  ["open", () => msg("To look at")],
];

const stateTexts = {
  bot: () => msg("with the assistant"),
  waiting: () => msg("waiting for a person"),
  with_agent: () => msg("while a person was writing"),
  closed: () => msg("after it was closed"),
};

/** Emergencies that were heard, or missed: somebody judges each, and what was wrong becomes an example. */
export class YqDetections extends LitElement {
  static properties = {
    server: {},
    boot: {},
    found: { state: true },
    everything: { state: true },
    choosing: { state: true },
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
      .lead {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        margin-block: 16px 12px;
      }
      .choice {
        display: inline-flex;
      }
      .choice .button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
      .choice .button:last-child {
        margin-inline-start: -1px;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      .choice [aria-pressed="true"] {
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
      }
      .said {
        color: var(--good);
        font-weight: 500;
      }
      .counts {
        overflow-x: auto;
      }
      .counts table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      .counts :is(th, td) {
        padding-block: 6px;
        padding-inline-end: 20px;
        border-block-end: 1px solid var(--line);
        text-align: start;
        white-space: nowrap;
      }
      .counts thead th {
        color: var(--ink-soft);
        font-size: 0.875rem;
        font-weight: 500;
      }
      .counts tbody th {
        position: sticky;
        inset-inline-start: 0;
        background: var(--ground);
        font-weight: 500;
      }
      .counts tbody tr:first-child :is(th, td) {
        font-weight: 600;
      }
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(220px, 300px);
        gap: 8px 20px;
        max-inline-size: 1120px;
        padding-block: 16px;
        border-block-start: 1px solid var(--line);
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      h3 .small {
        font-weight: 400;
      }
      h3 .icon {
        color: var(--danger-ink);
      }
      /* as wide as its words: what reads the other way begins beside the rest */
      .words {
        inline-size: fit-content;
        max-inline-size: 100%;
        margin-block: 4px;
        overflow-wrap: anywhere;
      }
      a {
        color: var(--accent);
      }
      /* a pattern may be a hundred words long: its beginning tells which it is */
      .today code {
        display: -webkit-box;
        inline-size: fit-content;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      code {
        overflow-wrap: anywhere;
        unicode-bidi: isolate;
      }
      .actions {
        display: grid;
        align-content: start;
        gap: 6px;
      }
      .actions .button {
        justify-content: start;
        white-space: normal;
        text-align: start;
      }
      .verdict {
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
      }
      @media (max-width: 800px) {
        article {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.found = null;
    this.everything = false;
    this.choosing = null;
    this.problem = "";
    this.said = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load() {
    return this.#try(async () => {
      this.found = await this.server.get(`/api/editor/emergencies/detections?all=${this.everything}`);
    });
  }

  async #try(job) {
    this.busy = true;
    this.problem = "";
    try {
      await job();
    } catch (error) {
      this.problem = error.message || msg("The desk can't be reached. Please try again.");
    } finally {
      this.busy = false;
    }
  }

  #show(everything) {
    this.everything = everything;
    this.said = "";
    this.#load();
  }

  #path({ place }) {
    return `/api/editor/emergencies/detections/${place[0]}/${place[1]}`;
  }

  /** It stays where it is until the list is loaded again: something may be made of it yet. */
  #put(one, newer) {
    const detections = this.found.detections.map((other) => (other === one ? { ...newer, today: one.today } : other));
    this.found = { ...this.found, detections };
  }

  #judge(one, verdict, right = null) {
    this.choosing = null;
    this.said = "";
    return this.#try(async () => this.#put(one, await this.server.put(this.#path(one), { verdict, right })));
  }

  #learn(one) {
    return this.#try(async () => {
      const { slug, parts, detection } = await this.server.post(`${this.#path(one)}/example`, {});
      this.#put(one, detection);
      this.said =
        this.boot.me.edits && parts.length
          ? html`${msg("Added to a draft.")} <a href="#/topic/${slug}/${parts[0]}">${msg("Open it")}</a>`
          : msg("Added to a draft.");
    });
  }

  render() {
    if (!this.found) return html`<p class="empty" role="status">${this.problem || msg("Loading …")}</p>`;
    const { detections } = this.found;
    const choice = (everything, text) =>
      html`<button class="button" aria-pressed=${this.everything === everything} @click=${() => this.#show(everything)}>${text}</button>`;
    return html`${this.#counts()}
      <div class="lead">
        <div class="choice" role="group" aria-label=${msg("Show")}>${choice(false, msg("To look at"))}${choice(true, msg("All"))}</div>
        <p class="problem" role="alert">${this.problem}</p>
        <p class="said" role="status">${this.said}</p>
      </div>
      ${detections.length ? detections.map((one) => this.#detection(one)) : html`<p class="empty">${msg("Nothing is left to look at.")}</p>`}`;
  }

  #counts() {
    const { total, services: byService, languages } = this.found;
    const rows = [
      [msg("All emergencies"), total],
      ...services.filter((name) => byService[name]).map((name) => [serviceText(name), byService[name]]),
      ...Object.entries(languages).map(([code, tally]) => [languageName(code), tally]),
    ];
    return html`<div class="counts" tabindex="0" role="region" aria-label=${msg("Emergencies of the last eight weeks")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("The last eight weeks")}</th>
            <th scope="col">${msg("By week")}</th>
            ${verdicts.map(([, text]) => html`<th scope="col">${text()}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, tally]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td><yq-trend .weeks=${tally.weeks}></yq-trend></td>
                ${verdicts.map(([verdict]) => html`<td>${formatNumber(tally.verdicts[verdict] ?? 0)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #by({ by, rule, score, reported_by: name }) {
    if (by === "rule") {
      const [purpose, code] = partsOf(rule);
      const text = `${msg("By a rule")}: ${purposeText(purpose)}, ${languageName(code)}`;
      return this.boot.me.chief ? html`<a href="#/emergencies/${rule}">${text}</a>` : text;
    }
    if (by === "reported") return msg("Missed, reported by {name}", { name: isolated(name || "–") });
    return msg("By what was learnt, {percent}", { percent: formatPercent(score ?? 0) });
  }

  #detection(one) {
    const { text, language, at, service, state, today } = one;
    return html`<article>
      <div>
        <h3>${icon(serviceIcon(service))} ${serviceText(service)} <span class="small soft">${formatDateTime(new Date(at))}</span></h3>
        <p class="words lines" lang=${language} dir="auto">${text}</p>
        <p class="small soft">${languageName(language)} · ${stateTexts[state]()} · ${this.#by(one)}</p>
        ${today === undefined ? nothing : this.#today(today)}
      </div>
      <div class="actions">${one.verdict ? this.#judged(one) : this.#judging(one)}</div>
    </article>`;
  }

  #today(today) {
    if (!today) return html`<p class="small soft">${msg("Today no rule hears it.")}</p>`;
    return html`<p class="small soft today">${msg("Today it is heard by:")} <code dir="auto">${today.line}</code></p>`;
  }

  #judging(one) {
    if (this.choosing === one) {
      return html`<p class="small soft">${msg("Which emergency is it?")}</p>
        ${services
          .filter((service) => service !== one.service)
          .map(
            (service) =>
              html`<button class="button" ?disabled=${this.busy} @click=${() => this.#judge(one, "wrong", service)}>
                ${icon(serviceIcon(service))} ${serviceText(service)}
              </button>`,
          )}
        <button class="button quiet" @click=${() => (this.choosing = null)}>${msg("Cancel")}</button>`;
    }
    return html`<button class="button" ?disabled=${this.busy} @click=${() => this.#judge(one, "right")}>
        ${icon("check")} ${one.by === "reported" ? msg("It is an emergency") : msg("True alarm")}
      </button>
      <button class="button" ?disabled=${this.busy} @click=${() => this.#judge(one, "false")}>
        ${icon("x")} ${one.by === "reported" ? msg("It is none") : msg("False alarm")}
      </button>
      <button class="button" ?disabled=${this.busy} @click=${() => (this.choosing = one)}>
        ${icon("rotate-ccw")} ${msg("Another emergency")}
      </button>`;
  }

  #judged(one) {
    const { verdict, right, judged_by: name, teaches, example } = one;
    const text = verdict === "wrong" ? msg("It was: {emergency}", { emergency: serviceText(right) }) : Object.fromEntries(verdicts)[verdict]();
    return html`<p class="verdict">${icon(verdict === "right" ? "check" : "x")} ${text} <span class="small soft"><bdi>${name}</bdi></span></p>
      ${example
        ? html`<p class="small soft">${msg("Is an example now: {meaning}", { meaning: intentText(example) })}</p>`
        : teaches
          ? html`<button class="button" ?disabled=${this.busy} @click=${() => this.#learn(one)}>
              ${icon("file-text")} ${msg("Make it an example: {meaning}", { meaning: intentText(teaches) })}
            </button>`
          : nothing}
      ${example
        ? nothing
        : html`<button class="button quiet" ?disabled=${this.busy} @click=${() => this.#judge(one, null)}>${msg("Take the judgement back")}</button>`}`;
  }
}

customElements.define("yq-detections", YqDetections);
