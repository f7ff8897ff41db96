/** About how wide a text is at one pixel of font size, in the sans-serif fonts that systems have. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if ("iljI.,:;|!'()[]{}/ ".includes(character)) return 0.36;
  if ("mwMW@%".includes(character)) return 0.95;
  if (/[A-Z0-9_=<>+]/.test(character)) return 0.7;
  // Scripts whose letters fill a square.
  return character > "\u2e80" ? 1 : 0.62;
}

/** A text on lines that fit a width, broken at spaces, hyphens and where words are joined; what does not fit three lines is cut. */
export function wrap(text: string, width: number, most = 3): readonly string[] {
  const pieces = text
    .split(/(?<=[\s\-_/:])|(?<=[a-z])(?=[A-Z])/)
    .flatMap((piece) => (textWidth(piece) > width ? cut(piece, width) : [piece]));
  const lines: string[] = [""];
  for (const piece of pieces) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && textWidth(last + piece.trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  const trimmed = lines.map((line) => line.trim());
  return trimmed.length <= most ? trimmed : [...trimmed.slice(0, most - 1), `${trimmed[most - 1]}...`];
}

function cut(piece: string, width: number): readonly string[] {
  const size = Math.max(1, Math.floor((width / textWidth(piece)) * piece.length));
  const characters = [...piece];
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, at) =>
    characters.slice(at * size, (at + 1) * size).join(""),
  );
}
