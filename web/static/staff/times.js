/** Spans of time in the reader's words. All spans are milliseconds. */
import { language } from "../shared/i18n.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const unit = (amount, name) =>
  new Intl.NumberFormat(language(), { style: "unit", unit: name, unitDisplay: "long" }).format(amount);

/** "4 minutes", "2 hours"; below a minute the language's word for "now". */
export function spanText(span) {
  if (span < MINUTE) return new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(0, "second");
  if (span < HOUR) return unit(Math.floor(span / MINUTE), "minute");
  if (span < DAY) return unit(Math.floor(span / HOUR), "hour");
  return unit(Math.floor(span / DAY), "day");
}

/** How long a time on the wire lies behind `now`. */
export const since = (time, now) => Math.max(0, now - Date.parse(time));
