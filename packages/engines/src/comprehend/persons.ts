import type { Span } from "./span.ts";

const surname = "\\p{Lu}[\\p{L}'’-]+";
const titled = new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady)\\.? (?:${surname} ){0,2}${surname}`, "gu");

/** People by their title, which compromise's lexicon of first names may not know. */
export function findTitledPersons(text: string): Span[] {
  return [...text.matchAll(titled)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
