import type { Span } from "./span.ts";

const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const day = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";

const patterns = [
  `(?:${weekday},? )?(?:the )?${day}(?: of)?\\s${month}\\.?(?:,?\\s(?:19|20)\\d\\d)?`,
  `(?:${weekday},? )?${month}\\.?\\s${day}(?:,?\\s(?:19|20)\\d\\d)?`,
  `${month}\\.?\\s(?:19|20)\\d\\d`,
  "(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:3[01]|[12]\\d|0[1-9])(?:T\\d\\d:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?Z?)?",
  "(?:3[01]|[12]\\d|0?[1-9])[/.](?:3[01]|[12]\\d|0?[1-9])[/.](?:19|20)?\\d\\d(?!\\d)",
  `(?:next|last|this|on)\\s(?:${weekday}|week|month|year)`,
  weekday,
  "\\b(?:today|tomorrow|yesterday|tonight)",
  "\\b(?:[01]?\\d|2[0-3]):[0-5]\\d(?:\\s?[ap]\\.?m\\.?)?",
];
const date = new RegExp(`(?<![\\w-])(?:${patterns.map((pattern) => `(?:${pattern})`).join("|")})(?![\\w-])`, "gi");

/** Days, months, times and the relative days of everyday English. `on Friday` gives `Friday`. */
export function findDates(text: string): Span[] {
  return [...text.matchAll(date)].map((match) => {
    const leading = /^(?:on|the)\s/i.exec(match[0])?.[0].length ?? 0;
    return { start: match.index + leading, end: match.index + match[0].length };
  });
}
