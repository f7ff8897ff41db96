/** A stretch of text in UTF-16 units, as JavaScript counts. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Offsets as Comprehend counts them: Unicode code points. */
export interface Offsets {
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

/** Answers a function from spans to Comprehend's offsets in this text. */
export function offsetsIn(text: string): (span: Span) => Offsets {
  const pairs: number[] = [];
  for (let at = 0; at + 1 < text.length; at++) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) pairs.push(at++);
  }
  const points = (at: number): number => at - placeIn(pairs.length, (index) => (pairs[index] ?? 0) < at);
  return ({ start, end }) => ({ BeginOffset: points(start), EndOffset: points(end) });
}

/** Cuts white space and the punctuation that parsers leave on a name's ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s"'“”‘’(),;:!?]/.test(text[from] ?? "")) from += 1;
  while (to > from && /[\s"'“”‘’(),;:!?]/.test(text[to - 1] ?? "")) to -= 1;
  if (text[to - 1] === "." && !/\b(?:\p{Lu}\.)+$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr)\.$/u.test(text.slice(from, to))) to -= 1;
  return { start: from, end: to };
}

/** Keeps the first of spans that overlap; earlier in the list is stronger. Answers them in reading order. */
export function withoutOverlaps<Item extends Span>(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const place = placeIn(kept.length, (index) => (kept[index]?.start ?? 0) < item.end);
    const before = kept[place - 1];
    if (before === undefined || before.end <= item.start) kept.splice(place, 0, item);
  }
  return kept;
}

/** How many of the first places of a sorted list pass: the test holds up to some place and for none after it. */
function placeIn(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
