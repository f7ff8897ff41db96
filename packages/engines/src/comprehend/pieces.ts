export interface Piece {
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 units. */
  readonly start: number;
}

/** Parsers take the square of a text's length: names in 100 kB took 10 s at once and take 1 s in pieces of this many characters. */
const pieceLength = 2_000;

// Anchored: without ^ a text that has no such end is searched again from each of its characters.
const ends: readonly RegExp[] = [/^[\s\S]*\n/, /^[\s\S]*[.!?]\s/, /^[\s\S]*\s/];

/** Cuts a text after a line where one ends, else after a sentence, else a word. */
export function piecesOf(text: string, most = pieceLength): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    const window = text.slice(start, start + most);
    const last = start + window.length === text.length;
    const whole = last ? window : (ends.map((end) => end.exec(window)?.[0]).find(Boolean) ?? window);
    pieces.push({ text: whole, start });
    start += whole.length;
  }
  return pieces;
}
