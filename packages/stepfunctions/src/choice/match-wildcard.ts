/** `StringMatches`: `*` stands for any text, `\*` for a star, `\\` for a backslash. Linear in text times stars. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const parts = splitPattern(pattern);
  const first = parts[0] as string;
  if (parts.length === 1) return text === first;
  const last = parts[parts.length - 1] as string;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

function splitPattern(pattern: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string;
    if (char === "*") {
      parts.push(part);
      part = "";
    } else if (char === "\\" && (pattern[i + 1] === "*" || pattern[i + 1] === "\\")) part += pattern[++i];
    else part += char;
  }
  return [...parts, part];
}
