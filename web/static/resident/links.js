/** Web addresses in a text become links, numbers keep their direction; everything else stays text. */
import { html } from "../vendor/lit.js";
import { withNumbers } from "../shared/numbers.js";

const ADDRESS = /https?:\/\/[^\s<>"'，。；、（）]+[^\s<>"'，。；、（）.,;:!?)\]]/g;

export function withLinks(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const link = html`<a href=${match[0]} target="_blank" rel="noopener noreferrer" dir="ltr">${match[0]}</a>`;
    parts.push(...withNumbers(text.slice(from, match.index)), link);
    from = match.index + match[0].length;
  }
  parts.push(...withNumbers(text.slice(from)));
  return parts;
}
