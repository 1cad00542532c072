/** Telephone numbers and dates in a text keep their direction, whatever the words around them have. */
import { html } from "../vendor/lit.js";

const DIGIT = "[\\d\\u0660-\\u0669\\u06f0-\\u06f9]";
const BETWEEN = "[ \\u00a0\\u202f().\\u2010-\\u2013/-]{1,2}";
/** Groups of digits: written from right to left, the last one would come first. */
const GROUPS = new RegExp(`\\+?\\(?${DIGIT}+(?:${BETWEEN}${DIGIT}+)+`, "gu");
const FEWEST = 6;
/** `110 119 120`: three numbers, not one. */
const SHORT = /^1\d\d$/;

/** @returns {unknown[]} the text in pieces, for a Lit template */
export function withNumbers(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(GROUPS)) {
    const groups = match[0].match(new RegExp(`${DIGIT}+`, "gu"));
    if (groups.join("").length < FEWEST || groups.every((group) => SHORT.test(group))) continue;
    parts.push(text.slice(from, match.index), html`<bdi dir="ltr">${match[0]}</bdi>`);
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
