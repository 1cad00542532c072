/** The page's language: its catalogue, its direction, and dates and numbers as its readers write them. */

// all that CLDR knows and writes so, ours or not
const rightToLeft = new Set(["ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);
const changes = new EventTarget();
const formatters = new Map();
let current = "en";
let wanted = "en";
let messages = {};

export const language = () => current;
export const direction = (lang = current) => (rightToLeft.has(lang.split("-")[0]) ? "rtl" : "ltr");

/**
 * Loads a catalogue and turns the whole document to that language. Msgids are English sentences, so English needs none.
 * Rejects, and changes nothing, when the catalogue cannot be had; of two calls the later one wins.
 */
export async function loadMessages(lang) {
  wanted = lang;
  let loaded = {};
  if (lang !== "en") {
    const response = await fetch(new URL(`../messages/${lang}.json`, import.meta.url));
    if (!response.ok) throw new Error(`No catalogue for ${lang}`);
    loaded = await response.json();
  }
  if (wanted !== lang) return;
  messages = loaded;
  current = lang;
  formatters.clear();
  document.documentElement.lang = lang;
  document.documentElement.dir = direction(lang);
  changes.dispatchEvent(new Event("change"));
}

/**
 * The sentence in the page's language, its `{names}` filled in. With values, call it outside of templates: Babel loses
 * count of braces in `${}` and with it the sentence.
 */
export function msg(text, values = {}) {
  return (messages[text] || text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Reactive controller: renders its element anew when the language changes. */
export class Localized {
  #update;

  constructor(host) {
    this.#update = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    changes.addEventListener("change", this.#update);
  }

  hostDisconnected() {
    changes.removeEventListener("change", this.#update);
  }
}

/** The reader's own locale of the page's language (`en-GB` for `en`), when the browser names one. */
function locale() {
  const own = (navigator.languages ?? []).find((tag) => tag.split("-")[0] === current);
  return own ?? current;
}

function formatter(Kind, options) {
  const key = Kind.name + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Kind(locale(), options));
  return formatters.get(key);
}

export const formatTime = (date) => formatter(Intl.DateTimeFormat, { timeStyle: "short" }).format(date);
export const formatDateTime = (date) =>
  formatter(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short" }).format(date);
/** Of the days next to today: a day of the week and the time. */
export const formatDayTime = (date) =>
  formatter(Intl.DateTimeFormat, { weekday: "short", hour: "numeric", minute: "numeric" }).format(date);
export const formatDate = (date) => formatter(Intl.DateTimeFormat, { dateStyle: "long" }).format(date);
export const formatNumber = (number) => formatter(Intl.NumberFormat, {}).format(number);
export const formatPercent = (fraction) => formatter(Intl.NumberFormat, { style: "percent" }).format(fraction);
export const formatList = (items) => formatter(Intl.ListFormat, { type: "conjunction" }).format(items);

/** `2026-11-22`, a day without a time zone, as a date. */
export function formatPlainDate(text) {
  const [year, month, day] = text.split("-").map(Number);
  return formatDate(new Date(year, month - 1, day));
}

/** "Today", "Yesterday", or the date. */
export function formatDay(date, now = new Date()) {
  const midnight = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000);
  if (days < -1 || days > 0) {
    return formatter(Intl.DateTimeFormat, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);
  }
  const word = formatter(Intl.RelativeTimeFormat, { numeric: "auto" }).format(days, "day");
  return word.charAt(0).toLocaleUpperCase(current) + word.slice(1);
}

export const formatMinutes = (minutes) =>
  formatter(Intl.NumberFormat, { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes);

/** Of a recording: `1:05`. */
export function formatSeconds(seconds) {
  const whole = Math.round(seconds);
  const two = formatter(Intl.NumberFormat, { minimumIntegerDigits: 2, useGrouping: false });
  return `${formatNumber(Math.floor(whole / 60))}:${two.format(whole % 60)}`;
}

export function formatSize(bytes) {
  const mega = bytes >= 1_000_000;
  const unit = mega ? "megabyte" : "kilobyte";
  const amount = mega ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000));
  return formatter(Intl.NumberFormat, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}

/** A language's name in the reader's language. */
export function languageName(code) {
  return formatter(Intl.DisplayNames, { type: "language" }).of(code);
}
