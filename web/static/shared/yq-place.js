import { LitElement, css, html, nothing } from "../vendor/lit.js";
import { Localized, msg } from "./i18n.js";
import { icon } from "./icons.js";

/** Degrees as every map takes them, about a metre sharp. */
export const degrees = ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

/** Whether a text says nothing that a place's card does not show. */
export const isSaid = (text, place) => [place.name, place.address, degrees(place)].includes(text);

function maps({ latitude, longitude, name, address }) {
  const at = `${latitude.toFixed(6)}/${longitude.toFixed(6)}`;
  const marker = new URLSearchParams({
    position: `${longitude.toFixed(6)},${latitude.toFixed(6)}`,
    name: name || address || degrees({ latitude, longitude }),
    // our degrees are those of the satellites; what China's maps make of them is theirs to do
    coordinate: "wgs84",
    src: "yuqiao",
  });
  return [
    ["Amap", `https://uri.amap.com/marker?${marker}`],
    ["OpenStreetMap", `https://www.openstreetmap.org/?mlat=${latitude.toFixed(6)}&mlon=${longitude.toFixed(6)}#map=17/${at}`],
  ];
}

/** Where somebody is or should go: words, degrees, and ways to a map. No map is loaded before one is asked for. */
export class YqPlace extends LitElement {
  static properties = { place: { attribute: false } };

  static styles = css`
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 10px;
      max-inline-size: 22rem;
      color: var(--ink);
      overflow-wrap: anywhere;
    }
    svg {
      inline-size: 20px;
      block-size: 20px;
      margin-block-start: 2px;
      stroke-width: 1.9;
      color: var(--accent);
    }
    p {
      margin: 0;
    }
    b {
      font-weight: 600;
    }
    .soft {
      font-size: 0.875rem;
      color: var(--ink-soft);
      font-variant-numeric: tabular-nums;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      margin-block-start: 4px;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-block-size: 28px;
      color: var(--accent);
      font-size: 0.9375rem;
    }
    a svg {
      inline-size: 14px;
      block-size: 14px;
      margin: 0;
    }
    a:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    @media (pointer: coarse) {
      a {
        min-block-size: 44px;
      }
    }
  `;

  constructor() {
    super();
    new Localized(this);
  }

  render() {
    const { name, address } = this.place;
    return html`${icon("map-pin", msg("Place"))}
      <div>
        ${name ? html`<p><b dir="auto">${name}</b></p>` : nothing} ${address ? html`<p dir="auto">${address}</p>` : nothing}
        <p class="soft"><bdi dir="ltr">${degrees(this.place)}</bdi></p>
        <p class="ways">
          ${maps(this.place).map(([map, href]) => this.#way(map, href))}
        </p>
      </div>`;
  }

  #way(map, href) {
    const label = msg("Open in {map}", { map });
    return html`<a href=${href} target="_blank" rel="noopener noreferrer" aria-label=${label}>${map} ${icon("external-link")}</a>`;
  }
}

customElements.define("yq-place", YqPlace);
