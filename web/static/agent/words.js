/** What the wire's short codes are called on the page. */
import { msg } from "../shared/i18n.js";

const channels = {
  web: () => msg("Web chat"),
  telegram: () => msg("Telegram"),
  wechat: () => msg("WeChat"),
  wecom: () => msg("WeCom"),
  phone: () => msg("Telephone"),
};

const channelIcons = { web: "globe", telegram: "send", wechat: "messages-square", wecom: "briefcase", phone: "phone" };

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

const say = (table, key) => table[key]?.() ?? key ?? "";

export const channelName = (channel) => say(channels, channel);
export const channelIcon = (channel) => channelIcons[channel] ?? "message-circle";
export const reasonText = (reason) => say(reasons, reason);
export const emergencyText = (service) => say(emergencies, service);
export const stateText = (state) => say(states, state);
export const presenceText = (status) => say(presences, status);
export const outcomeText = (outcome) => say(outcomes, outcome);
