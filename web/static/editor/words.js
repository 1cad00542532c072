/** What the states of texts are called, and the sign each has beside its colour. */
import { msg } from "../shared/i18n.js";

/** From the most urgent to the calmest: `faq/parity.py`. */
export const states = ["missing", "expired", "stale", "expiring", "published"];

const stateTexts = {
  missing: () => msg("Missing"),
  expired: () => msg("Expired"),
  stale: () => msg("Out of step"),
  expiring: () => msg("Expires soon"),
  published: () => msg("Published"),
};

const stateIcons = {
  missing: "x",
  expired: "circle-alert",
  stale: "rotate-ccw",
  expiring: "clock",
  published: "check",
};

const stageTexts = {
  draft: () => msg("Draft"),
  review: () => msg("In review"),
  approved: () => msg("Approved"),
  published: () => msg("Published"),
  retired: () => msg("Retired"),
};

export const stateText = (state) => stateTexts[state]();
export const stateIcon = (state) => stateIcons[state];
export const stageText = (stage) => stageTexts[stage]();

const intentTexts = {
  agent: () => msg("Wants a person"),
  video: () => msg("Wants a video call"),
  greet: () => msg("Greeting"),
  thanks: () => msg("Thanks"),
  bye: () => msg("Goodbye"),
  oos: () => msg("Not for this service"),
  lookalike: () => msg("Sounds like an emergency and is none"),
  "emergency:police": () => msg("Emergency: police"),
  "emergency:fire": () => msg("Emergency: fire"),
  "emergency:medical": () => msg("Emergency: medical"),
};

/** What a label that is no topic stands for; undefined for topics. */
export const intentText = (label) => intentTexts[label]?.();

/** A label of what is understood: a topic's name, or that it is none. */
export function labelText(label) {
  if (label === "oos") return msg("not understood");
  if (label === "offered") return msg("among the buttons");
  if (label === "ask") return msg("asks which is meant");
  return intentText(label) ?? label;
}

/** A name within a sentence: its letters may run the other way (Unicode isolates). */
export const isolated = (name) => `\u2068${name}\u2069`;
