import { countCharacters } from "../text/count-characters.ts";

export interface TextChunk {
  readonly text: string;
  /** Code points before the chunk. */
  readonly begin: number;
  /** Code points up to the chunk's end. */
  readonly end: number;
}

/** Cuts a text into pieces of at most `maximumBytes` in UTF-8: after a sentence, else between words, else between characters. */
export function chunkText(text: string, maximumBytes: number): TextChunk[] {
  const chunks: TextChunk[] = [];
  let from = 0;
  let begin = 0;
  while (from < text.length) {
    const fits = from + fittingLength(text, from, maximumBytes);
    const to = fits >= text.length ? text.length : from + niceLength(text.slice(from, fits));
    const piece = text.slice(from, to);
    const end = begin + countCharacters(piece);
    if (piece.trim()) chunks.push({ text: piece, begin, end });
    from = to;
    begin = end;
  }
  return chunks;
}

/** UTF-16 units from `from` that fit, without cutting a character. */
function fittingLength(text: string, from: number, maximumBytes: number): number {
  let bytes = 0;
  let at = from;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > maximumBytes) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at - from;
}

/** The best place to stop in the second half of a piece. */
function niceLength(piece: string): number {
  const half = piece.length / 2;
  for (const boundary of [/\n\s*\n/g, /[.!?。！？]["'”’)]*\s+|\n/g, /\s+/g]) {
    let last = 0;
    for (const match of piece.matchAll(boundary)) last = match.index + match[0].length;
    if (last > half) return last;
  }
  return piece.length;
}
