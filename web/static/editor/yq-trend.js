import { LitElement, css, html, svg } from "../vendor/lit.js";
import { formatList, formatNumber, msg } from "../shared/i18n.js";

const HEIGHT = 28;
const STEP = 9;

/** How many a week, as small bars; the last is the running week. */
export class YqTrend extends LitElement {
  static properties = { weeks: {} };

  static styles = css`
    svg {
      display: block;
      overflow: visible;
    }
    rect {
      fill: var(--line-strong);
    }
    rect:last-of-type {
      fill: var(--accent);
    }
    :host(:dir(rtl)) svg {
      scale: -1 1;
    }
  `;

  render() {
    const { weeks } = this;
    const most = Math.max(...weeks, 1);
    const label = msg("By week, the oldest first: {numbers}", { numbers: formatList(weeks.map((n) => formatNumber(n))) });
    return html`<svg role="img" aria-label=${label} width=${weeks.length * STEP} height=${HEIGHT}>
      ${weeks.map((n, place) => {
        const height = Math.max((n / most) * HEIGHT, 1);
        return svg`<rect x=${place * STEP} y=${HEIGHT - height} width="6" height=${height} rx="1" />`;
      })}
    </svg>`;
  }
}

customElements.define("yq-trend", YqTrend);
