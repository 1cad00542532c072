/** What the wire's short codes are called on the page. */
import { formatPlainDate, languageName, msg } from "../shared/i18n.js";

const channels = {
  web: () => msg("Web chat"),
  telegram: () => msg("Telegram"),
  wechat: () => msg("WeChat"),
  wecom: () => msg("WeCom"),
  line: () => msg("LINE"),
  phone: () => msg("Telephone"),
};

const channelIcons = {
  web: "globe",
  telegram: "send",
  wechat: "messages-square",
  wecom: "briefcase",
  line: "message-circle",
  phone: "phone",
};

const deliveries = {
  pending: ["clock", () => msg("Being sent")],
  sending: ["clock", () => msg("Being sent")],
  held: ["hourglass", () => msg("It waits until the resident writes again.")],
  uncertain: ["circle-help", () => msg("It may not have arrived.")],
  failed: ["circle-alert", () => msg("It was not sent.")],
  dropped: ["x", () => msg("It was not sent: when it could have been, it was out of date.")],
};

const reasons = {
  asked: () => msg("Asked for a person"),
  not_understood: () => msg("The assistant did not understand"),
  emergency: () => msg("Emergency"),
  returned: () => msg("Came back to the queue"),
  unhelpful: () => msg("The answer did not help"),
};

const emergencies = {
  police: () => msg("Emergency: police 110"),
  fire: () => msg("Emergency: fire 119"),
  medical: () => msg("Emergency: ambulance 120"),
};

const files = {
  audio: () => msg("A voice message"),
  video: () => msg("A video"),
  image: () => msg("A picture"),
};

const states = {
  bot: () => msg("The assistant is answering"),
  waiting: () => msg("Waiting for a person"),
  with_agent: () => msg("With a person"),
  closed: () => msg("Closed"),
};

const presences = {
  available: () => msg("Available"),
  away: () => msg("Away"),
  offline: () => msg("Offline"),
};

const outcomes = {
  reached: () => msg("Reached"),
  no_answer: () => msg("No answer"),
  wrong_number: () => msg("Wrong number"),
};

const entityKinds = {
  date: () => msg("Date"),
  phone: () => msg("Telephone"),
  passport: () => msg("Kind of passport"),
  visa: () => msg("Kind of visa"),
  district: () => msg("District"),
  language: () => msg("Language"),
  hotline: () => msg("Hotline"),
};

const passports = {
  ordinary: () => msg("Ordinary"),
  diplomatic: () => msg("Diplomatic"),
  service: () => msg("Service or official"),
  emergency: () => msg("Emergency or temporary"),
  refugee: () => msg("Refugee's travel document"),
};

const say = (table, key) => table[key]?.() ?? key ?? "";

export const channelName = (channel) => say(channels, channel);
export const channelIcon = (channel) => channelIcons[channel] ?? "message-circle";
/** The mark of a message that is not plainly sent: `{state, sign, words}`. */
export function deliverySign({ state, reason }) {
  const [sign, words] = deliveries[state] ?? deliveries.pending;
  return { state, sign, words: state === "failed" && reason ? msg("Not sent: {reason}", { reason }) : (reason ?? words()) };
}
export const reasonText = (reason) => say(reasons, reason);
export const emergencyText = (service) => say(emergencies, service);
export const fileText = (kind) => (files[kind] ?? (() => msg("A file")))();
export const stateText = (state) => say(states, state);
export const presenceText = (status) => say(presences, status);
export const entityKind = (kind) => say(entityKinds, kind);

/** What an entity is, for somebody who does not read the resident's script. */
export function entityText({ kind, value, text, name }) {
  switch (kind) {
    case "date":
      return formatPlainDate(value);
    case "passport":
      return say(passports, value);
    case "language":
      return languageName(value);
    case "hotline":
      return name ? `${value} ${name}` : value;
    case "district":
      return name ?? text;
    default:
      return value;
  }
}
export const outcomeText = (outcome) => say(outcomes, outcome);
