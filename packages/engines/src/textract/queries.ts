import type { KeyValue } from "./key-values.ts";
import { type Line, lineOf } from "./lines.ts";
import type { Table } from "./tables.ts";

export interface Query {
  readonly Text: string;
  readonly Alias?: string | undefined;
  readonly Pages?: readonly string[] | undefined;
}

export interface QueryAnswer {
  readonly line: Line;
  readonly confidence: number;
}

interface Candidate {
  readonly tokens: ReadonlySet<string>;
  readonly value: Line;
}

const fillers = new Set(
  "a an the is are was were be what which who whom whose when where why how do does did of on in at to for from by with this that it its there has have had please tell me give show much many and or document form invoice page amount".split(
    " ",
  ),
);

/** Answers a question from labels and table cells whose words it shares; no match, no answer. */
export function answerQuery(
  query: string,
  keyValues: readonly KeyValue[],
  tables: readonly Table[],
): QueryAnswer | undefined {
  const asked = tokensOf(query);
  if (asked.size === 0) return undefined;
  let best: QueryAnswer | undefined;
  for (const candidate of [...fromKeys(keyValues), ...fromTables(tables)]) {
    const shared = [...asked].filter((token) => candidate.tokens.has(token)).length;
    const coverage = shared / asked.size;
    if (coverage < 0.99 || !fitsQuestion(query, candidate.value.text)) continue;
    const exactness = shared / candidate.tokens.size;
    const reading = Math.min(...candidate.value.words.map((word) => word.confidence));
    const confidence = reading * (0.5 + 0.5 * exactness);
    if (!best || confidence > best.confidence) best = { line: candidate.value, confidence };
  }
  return best;
}

function fromKeys(keyValues: readonly KeyValue[]): Candidate[] {
  return keyValues.map(({ key, value }) => ({ tokens: tokensOf(key.text), value }));
}

/** A cell is named by its row's first cell and by its column's header. */
function fromTables(tables: readonly Table[]): Candidate[] {
  return tables.flatMap((table) =>
    table.cells
      .filter((cell) => cell.column > 1 && !cell.header && cell.words.length > 0)
      .map((cell) => {
        const row = table.cells.find((other) => other.row === cell.row && other.column === 1)?.text ?? "";
        const header = table.cells.find((other) => other.header && other.column === cell.column)?.text ?? "";
        return { tokens: tokensOf(`${row} ${header}`), value: lineOf(cell.words) };
      }),
  );
}

/** "When" wants a date, "how much" and "how many" want a number. */
function fitsQuestion(query: string, value: string): boolean {
  const wantsNumber = /\bhow (much|many)\b|\btotal\b|\bdate\b|\bwhen\b/i.test(query);
  return value !== "" && (!wantsNumber || /\d/.test(value));
}

function tokensOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !fillers.has(word)).map((word) => word.replace(/(?<=\p{L}{3})s$/u, "")));
}
