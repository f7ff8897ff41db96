import nlp from "compromise";
import { piecesOf } from "./pieces.ts";
import { type Span, trimSpan } from "./span.ts";

export type NameType = "PERSON" | "LOCATION" | "ORGANIZATION";

export interface Name extends Span {
  readonly type: NameType;
}

interface Found {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}

/** Persons, places and organisations by compromise's lexicon and grammar. */
export function findNames(text: string): Name[] {
  return piecesOf(text).flatMap((piece) =>
    namesIn(piece.text).map(({ type, start, end }) => ({ type, start: start + piece.start, end: end + piece.start })),
  );
}

function namesIn(text: string): Name[] {
  const document = nlp(text);
  const names: Name[] = [];
  const kinds = [
    ["ORGANIZATION", document.organizations()],
    ["PERSON", document.people()],
    ["LOCATION", document.places()],
  ] as const;
  for (const [type, view] of kinds) {
    const found: readonly Found[] = view.json({ offset: true });
    for (const { offset } of found) {
      const span = trimSpan(text, { start: offset.start, end: offset.start + offset.length });
      const name = text.slice(span.start, span.end);
      if (nameLike(name, type)) names.push({ ...span, type });
    }
  }
  return names;
}

/** A name is written with capitals, on one line, and a place has no digits. */
function nameLike(name: string, type: NameType): boolean {
  if (name === "" || /[\n\t]| {2}/.test(name)) return false;
  if (!/^\p{Lu}/u.test(name) || /@/.test(name)) return false;
  return type !== "LOCATION" || !/\d/.test(name);
}
