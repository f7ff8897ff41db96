import { findDates } from "./dates.ts";
import { findNames } from "./names.ts";
import { findOrganizations } from "./organizations.ts";
import { findTitledPersons } from "./persons.ts";
import { piiPatterns } from "./pii-patterns.ts";
import { findQuantities } from "./quantities.ts";
import { offsetsIn, type Span, withoutOverlaps } from "./span.ts";

export type EntityType = "PERSON" | "LOCATION" | "ORGANIZATION" | "DATE" | "QUANTITY" | "OTHER";

export interface Entity {
  readonly Score: number;
  readonly Type: EntityType;
  readonly Text: string;
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

interface Mention extends Span {
  readonly type: EntityType;
  readonly score: number;
}

/**
 * Finds entities in English text. A score says how a mention was found, not how a model felt about it:
 * patterns with fixed forms stand above names from a lexicon.
 */
export function findEntities(text: string): Entity[] {
  const as = (type: EntityType, score: number, spans: readonly Span[]): Mention[] =>
    spans.map(({ start, end }) => ({ start, end, type, score }));
  const addresses = piiPatterns.filter(({ type }) => type === "EMAIL" || type === "URL");
  const names = findNames(text);
  const mentions = withoutOverlaps([
    ...as(
      "OTHER",
      0.98,
      addresses.flatMap(({ pattern }) => spansOf(text, pattern)),
    ),
    ...as("DATE", 0.97, findDates(text)),
    ...as("QUANTITY", 0.95, findQuantities(text)),
    ...as("PERSON", 0.95, findTitledPersons(text)),
    ...as("ORGANIZATION", 0.9, findOrganizations(text)),
    ...names.map((name) => ({ ...name, score: name.type === "LOCATION" ? 0.85 : 0.8 })),
  ]);
  const offsets = offsetsIn(text);
  return mentions.map(({ start, end, type, score }) => ({
    Score: score,
    Type: type,
    Text: text.slice(start, end),
    ...offsets({ start, end }),
  }));
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
