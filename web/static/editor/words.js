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

const serviceTexts = {
  police: () => msg("Police"),
  fire: () => msg("Fire"),
  medical: () => msg("Medical"),
};

const serviceIcons = { police: "shield", fire: "siren", medical: "heart-pulse" };

/** What an emergency is called by whom it needs. */
export const serviceText = (service) => serviceTexts[service]();
export const serviceIcon = (service) => serviceIcons[service];
export const services = Object.keys(serviceTexts);

const groupTexts = {
  strong: [() => msg("Danger"), () => msg("Somebody is in danger now. Beside a question it counts only if it is told of somebody.")],
  weak: [() => msg("Call for help"), () => msg("Help is called for. A question in the same sentence takes it back.")],
  asking: [() => msg("Question"), () => msg("Asks which number, how, how much: takes a call for help back.")],
  elsewhere: [() => msg("Elsewhere"), () => msg("The past, a plan, an insurance, a story, a figure of speech: takes the emergency back.")],
  now: [() => msg("Now"), () => msg("Says that it is now: then “elsewhere” does not count.")],
  person: [() => msg("Somebody near"), () => msg("Speaks of somebody near: then danger counts beside a question.")],
  domestic: [() => msg("Violence at home"), () => msg("Unless it is now, the answer about violence at home is given.")],
};

/** The purposes of rules: those of a service, then those that all share. As in `nlu/emergency.py`. */
export const purposes = [
  ...["strong", "weak"].flatMap((group) => services.map((service) => `${group}-${service}`)),
  "asking",
  "elsewhere",
  "now",
  "person",
  "domestic",
];

/** `strong-fire` as people call it. */
export function purposeText(purpose) {
  const [group, service] = purpose.split("-");
  const name = groupTexts[group][0]();
  return service ? `${serviceText(service)}: ${name}` : name;
}

export const purposeHelp = (purpose) => groupTexts[purpose.split("-")[0]][1]();

/** A rule's purpose and language. */
export const partsOf = (rule) => [rule.slice(0, -3), rule.slice(-2)];
