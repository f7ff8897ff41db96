/** `*` stands for any run of characters; `\*` and `\\` for themselves. Linear time, unlike a regular expression. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const pieces = splitAtStars(pattern);
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (pieces.length === 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, from);
    if (found < 0 || found + piece.length > text.length - last.length) return false;
    from = found + piece.length;
  }
  return true;
}

function splitAtStars(pattern: string): string[] {
  const pieces = [""];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? "";
    if (character === "*") pieces.push("");
    else if (character === "\\" && (pattern[index + 1] === "*" || pattern[index + 1] === "\\")) {
      index += 1;
      pieces[pieces.length - 1] += pattern[index] ?? "";
    } else pieces[pieces.length - 1] += character;
  }
  return pieces;
}
