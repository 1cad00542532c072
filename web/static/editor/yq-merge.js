import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { msg } from "../shared/i18n.js";
import { shared } from "../staff/styles.js";
import { tell } from "../staff/tell.js";
import "../staff/yq-dialog.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const shown = (value) => (Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : JSON.stringify(value, null, 2));

/** What both wrote, field by field: fields only one of them changed are taken over by themselves. */
export function mergeFields({ base, mine, theirs }) {
  const merged = { ...theirs };
  const both = [];
  for (const name of Object.keys(theirs)) {
    if (same(mine[name], theirs[name]) || same(mine[name], base[name])) continue;
    if (same(theirs[name], base[name])) merged[name] = mine[name];
    else if (Array.isArray(mine[name]) && mine[name].every((one) => typeof one === "string")) {
      // lists of phrasings: what either added stays, what either took out goes
      const kept = theirs[name].filter((one) => mine[name].includes(one) || !base[name].includes(one));
      merged[name] = [...kept, ...mine[name].filter((one) => !base[name].includes(one) && !kept.includes(one))];
    } else both.push(name);
  }
  return { merged, both };
}

/** Two wrote at once: shows both, field by field. Says `yq-merged` with the text they become. */
export class YqMerge extends LitElement {
  static properties = { merging: {}, choices: { state: true } };

  static styles = [
    shared,
    css`
      .pair {
        display: grid;
        gap: 8px;
        margin-block: 12px;
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 8px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .lines {
        display: block;
      }
      .row {
        display: flex;
        justify-content: flex-end;
        margin-block-start: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.choices = {};
  }

  #done() {
    const { merged, both } = mergeFields(this.merging);
    for (const name of both) merged[name] = this.choices[name] === "theirs" ? this.merging.theirs[name] : this.merging.mine[name];
    tell(this, "yq-merged", merged);
  }

  render() {
    const { both } = mergeFields(this.merging);
    const names = { question: msg("Question"), answer: msg("Answer"), details: msg("Details") };
    const who = this.merging.by ? msg("{name} saved before you. Nothing is lost.", { name: this.merging.by }) : msg("Somebody saved before you. Nothing is lost.");
    return html`<yq-dialog heading=${msg("Two versions")}>
      <p>${who}</p>
      ${both.length ? nothing : html`<p>${msg("You changed different things: both stay.")}</p>`}
      ${both.map(
        (name) =>
          html`<fieldset class="pair">
            <legend><strong>${names[name] ?? name}</strong></legend>
            ${this.#choice(name, "mine", msg("Yours"))} ${this.#choice(name, "theirs", msg("Theirs"))}
          </fieldset>`,
      )}
      <div class="row"><button class="button primary" ?disabled=${both.some((name) => !this.choices[name])} @click=${this.#done}>${msg("Bring together")}</button></div>
    </yq-dialog>`;
  }

  #choice(name, whose, text) {
    const chosen = this.choices[name] === whose;
    return html`<label>
      <input type="radio" name=${name} .checked=${chosen} @change=${() => (this.choices = { ...this.choices, [name]: whose })} />
      <span><strong>${text}</strong><span class="lines small" dir="auto">${shown(this.merging[whose][name])}</span></span>
    </label>`;
  }
}

customElements.define("yq-merge", YqMerge);
