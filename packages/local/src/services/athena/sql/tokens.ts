export interface Token {
  readonly text: string;
  /** Offset in the statement. */
  readonly at: number;
}

const pattern = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|[A-Za-z_]\w*|\d[\w.]*|::|==|\*\*|\s+|./gs;

/** Words, quoted names, texts and signs of a statement; blanks and comments are left out. */
export function tokensOf(sql: string): Token[] {
  return [...sql.matchAll(pattern)]
    .map((match): Token => ({ text: match[0], at: match.index }))
    .filter(({ text }) => !/^(?:\s|--|\/\*)/.test(text));
}

/** A word or quoted name as SQL compares it; undefined for other tokens. */
export function wordOf({ text }: Token): string | undefined {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"').toLowerCase();
  return /^[A-Za-z_]/.test(text) ? text.toLowerCase() : undefined;
}
