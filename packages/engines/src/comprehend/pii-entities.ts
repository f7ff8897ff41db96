import { findDates } from "./dates.ts";
import { findNames } from "./names.ts";
import { findTitledPersons } from "./persons.ts";
import { type PiiPattern, piiPatterns } from "./pii-patterns.ts";
import { offsetsIn, type Span, withoutOverlaps } from "./span.ts";

export interface PiiEntity {
  readonly Score: number;
  readonly Type: string;
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

interface Mention extends Span {
  readonly type: string;
  readonly score: number;
}

/** Finds personal data: fixed forms with their check digits first, then names and dates. */
export function findPii(text: string): PiiEntity[] {
  const persons = findNames(text).filter((name) => name.type === "PERSON");
  const mentions = withoutOverlaps<Mention>([
    ...piiPatterns.flatMap((pattern) => matchesOf(text, pattern)),
    ...findDates(text).map((span) => ({ ...span, type: "DATE_TIME", score: 0.97 })),
    ...findTitledPersons(text).map((span) => ({ ...span, type: "NAME", score: 0.95 })),
    ...persons.map(({ start, end }) => ({ start, end, type: "NAME", score: 0.8 })),
  ]);
  const offsets = offsetsIn(text);
  return mentions.map(({ start, end, type, score }) => ({ Score: score, Type: type, ...offsets({ start, end }) }));
}

function matchesOf(text: string, { type, pattern, score, valid }: PiiPattern): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = match.groups?.value ?? match.groups?.years ?? match[0];
    if (valid && !valid(value)) continue;
    const start = match.index + match[0].lastIndexOf(value);
    mentions.push({ start, end: start + value.length, type, score });
  }
  return mentions;
}
