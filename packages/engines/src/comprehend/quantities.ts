import type { Span } from "./span.ts";

const number =
  "(?:\\d{1,3}(?:[,.]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million))*)";
const currency = "(?:[£$€¥]|(?:GBP|EUR|USD|CHF|JPY)\\s)";
const unit =
  "(?:per ?cent|percent|%|pounds?|euros?|dollars?|cents?|pence|GBP|EUR|USD|CHF|kg|kilograms?|g|grams?|tonnes?|tons?|km|kilometres?|kilometers?|miles?|metres?|meters?|cm|mm|m2|litres?|liters?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|people|persons?|pallets?|boxes|crates|items?|pieces|pages?|employees|customers|desks|times)";

const quantity = new RegExp(
  `(?<![\\w.,-])(?:${currency}${number}(?:\\s(?:million|billion|thousand))?|${number}(?:\\s(?:million|billion|thousand))?\\s?${unit})(?![\\w-])`,
  "gi",
);

/** Amounts of money, shares, and counts with their unit. */
export function findQuantities(text: string): Span[] {
  return [...text.matchAll(quantity)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
