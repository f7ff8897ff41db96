import type { Block } from "./block.ts";
import { BlockWriter, confidenceOf } from "./block-writer.ts";
import type { FeatureType } from "./features.ts";
import { type KeyValue, keyValuesOf } from "./key-values.ts";
import { layoutOf } from "./layout.ts";
import { type Line, rowsOf } from "./lines.ts";
import type { ReadPage } from "./page.ts";
import { answerQuery, type Query } from "./queries.ts";
import { type Table, tablesOf } from "./tables.ts";

export interface PageRequest {
  readonly seed: string;
  readonly number: number;
  readonly features: readonly FeatureType[];
  readonly queries: readonly Query[];
}

/** The blocks of one page, as Textract lists them: page, lines and words, then what was asked for. */
export function pageBlocks(page: ReadPage, { seed, number, features, queries }: PageRequest): Block[] {
  const writer = new BlockWriter(seed, page, number);
  const rows = rowsOf(page.words);
  const ids = new Map<Line, string>();
  const pageId = writer.nextId();
  for (const line of rows.flatMap((row) => row.lines)) ids.set(line, writer.addLine(line));
  const children = [...ids.values()];
  const tables = tablesOf(rows);
  const keyValues = keyValuesOf(rows);
  if (features.includes("FORMS")) for (const pair of keyValues) children.push(...addKeyValue(writer, pair));
  if (features.includes("TABLES")) for (const table of tables) children.push(addTable(writer, table));
  if (features.includes("LAYOUT")) {
    for (const part of layoutOf(rows, keyValues, tables)) {
      const words = part.lines.flatMap((line) => line.words);
      const lines = { Type: "CHILD" as const, Ids: part.lines.flatMap((line) => ids.get(line) ?? []) };
      children.push(writer.add(part.type, boxOf(part.lines), { Confidence: confidenceOf(words) }, [lines]));
    }
  }
  for (const query of queries) {
    if (asks(query, number)) children.push(addQuery(writer, query, keyValues, tables));
  }
  const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
  const upright = new BlockWriter(seed, { ...page, tilt: 0 }, number);
  upright.add("PAGE", whole, {}, [{ Type: "CHILD", Ids: children }], pageId);
  return [...upright.blocks, ...writer.blocks];
}

function boxOf(lines: readonly Line[]): Line["box"] {
  return {
    left: Math.min(...lines.map((line) => line.box.left)),
    top: Math.min(...lines.map((line) => line.box.top)),
    right: Math.max(...lines.map((line) => line.box.right)),
    bottom: Math.max(...lines.map((line) => line.box.bottom)),
  };
}

function addKeyValue(writer: BlockWriter, { key, value }: KeyValue): [string, string] {
  const confidence = confidenceOf([...key.words, ...value.words]);
  const valueId = writer.nextId();
  const keyId = writer.add("KEY_VALUE_SET", key.box, { EntityTypes: ["KEY"], Confidence: confidence }, [
    { Type: "VALUE", Ids: [valueId] },
    writer.children(key.words),
  ]);
  const rest = { EntityTypes: ["VALUE" as const], Confidence: confidence };
  writer.add("KEY_VALUE_SET", value.box, rest, [writer.children(value.words)], valueId);
  return [keyId, valueId];
}

function addTable(writer: BlockWriter, table: Table): string {
  const cells = table.cells.map((cell) => [cell, writer.nextId()] as const);
  const confidence = confidenceOf(table.cells.flatMap((cell) => cell.words));
  const id = writer.add("TABLE", table.box, { EntityTypes: ["STRUCTURED_TABLE"], Confidence: confidence }, [
    { Type: "CHILD", Ids: cells.map(([, cellId]) => cellId) },
  ]);
  for (const [cell, cellId] of cells) {
    const rest = {
      RowIndex: cell.row,
      ColumnIndex: cell.column,
      RowSpan: 1,
      ColumnSpan: 1,
      Confidence: cell.words.length > 0 ? confidenceOf(cell.words) : confidence,
      ...(cell.header ? { EntityTypes: ["COLUMN_HEADER" as const] } : {}),
    };
    writer.add("CELL", cell.box, rest, [writer.children(cell.words)], cellId);
  }
  return id;
}

/** Queries go to page 1 unless they name pages: `1`, `2-4`, `3-*` or `*`. */
function asks(query: Query, page: number): boolean {
  return (query.Pages ?? ["1"]).some((range) => {
    if (range === "*") return true;
    const [from, to] = range.split("-");
    return page >= Number(from) && page <= (to === "*" ? Number.POSITIVE_INFINITY : Number(to ?? from));
  });
}

function addQuery(writer: BlockWriter, query: Query, keyValues: readonly KeyValue[], tables: readonly Table[]): string {
  const answer = answerQuery(query.Text, keyValues, tables);
  const answerId = writer.nextId();
  const asked = {
    Text: query.Text,
    ...(query.Alias === undefined ? {} : { Alias: query.Alias }),
    ...(query.Pages === undefined ? {} : { Pages: query.Pages }),
  };
  const id = writer.add("QUERY", undefined, { Query: asked }, answer ? [{ Type: "ANSWER", Ids: [answerId] }] : []);
  if (answer) {
    const rest = { Text: answer.line.text, Confidence: Math.round(answer.confidence * 1000) / 1000 };
    writer.add("QUERY_RESULT", answer.line.box, rest, [], answerId);
  }
  return id;
}
