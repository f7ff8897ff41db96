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
  "a an the is are was were be what which who whom whose when where why how do does did of on in at to for from by with this that it its there has have had please tell me give show much many and or".split(
    " ",
  ),
);

/** What documents call one and the same thing. */
const synonyms: Readonly<Record<string, string>> = {
  amount: "total",
  balance: "total",
  payable: "due",
  owing: "due",
  no: "number",
};

/** Words of a question about a total that a label often leaves out: receipts say no more than "TOTAL". */
const optional = new Set(["due", "grand", "overall", "final", "invoice", "document", "form", "page"]);

/** Answers a question from labels and table cells whose words it shares; no match, no answer. */
export function answerQuery(
  query: string,
  keyValues: readonly KeyValue[],
  tables: readonly Table[],
): QueryAnswer | undefined {
  const asked = tokensOf(query);
  if (asked.size === 0) return undefined;
  const needed = asked.has("total") ? [...asked].filter((token) => !optional.has(token)) : [...asked];
  let best: QueryAnswer | undefined;
  for (const candidate of [...fromKeys(keyValues), ...fromTables(tables)]) {
    const named = needed.every((token) => candidate.tokens.has(token));
    if (!named || !fitsQuestion(query, candidate.value.text)) continue;
    const shared = [...asked].filter((token) => candidate.tokens.has(token)).length;
    const likeness = (shared / asked.size) * (shared / candidate.tokens.size);
    const reading = Math.min(...candidate.value.words.map((word) => word.confidence));
    const confidence = reading * (0.5 + 0.5 * likeness);
    if (!best || confidence > best.confidence) best = { line: candidate.value, confidence };
  }
  return best;
}

function fromKeys(keyValues: readonly KeyValue[]): Candidate[] {
  return keyValues.map(({ key, value }) => ({ tokens: tokensOf(key.text), value }));
}

/** A cell is named by its row's first words and its column's header, or by what stands to its left. */
function fromTables(tables: readonly Table[]): Candidate[] {
  return tables.flatMap(({ cells }) =>
    cells
      .filter((cell) => cell.column > 1 && !cell.header && cell.words.length > 0)
      .flatMap((cell) => {
        const before = cells.filter(
          (other) => other.row === cell.row && other.column < cell.column && other.words.length > 0,
        );
        const header = cells.find((other) => other.header && other.column === cell.column)?.text ?? "";
        const names = [`${before.at(0)?.text ?? ""} ${header}`, before.at(-1)?.text ?? ""];
        return names.map((name) => ({ tokens: tokensOf(name), value: lineOf(cell.words) }));
      }),
  );
}

const month = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const dateLike = new RegExp(`\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\b(${month})[a-z]*\\b`, "i");

/** "When" wants a date, "how much" and "how many" want a number. */
function fitsQuestion(query: string, value: string): boolean {
  if (/\b(when|date)\b/i.test(query)) return dateLike.test(value);
  if (/\bhow (much|many)\b|\btotal\b/i.test(query)) return /\d/.test(value);
  return value !== "";
}

function tokensOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !fillers.has(word)).map((word) => word.replace(/(?<=\p{L}{3})s$/u, ""));
  return new Set(telling.map((word) => synonyms[word] ?? word));
}
