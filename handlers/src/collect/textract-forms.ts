import type { DocumentRecord } from "@tributary/catalog";
import type { TextractBlock } from "../answers/textract-answer.ts";

type Forms = Pick<DocumentRecord, "key_values" | "tables" | "answers">;

/** Form fields, tables and answers of one Textract answer. https://docs.aws.amazon.com/textract/latest/dg/how-it-works-document-layout.html */
export function formsOf(blocks: readonly TextractBlock[]): Forms {
  const byId = new Map(blocks.map((block) => [block.Id, block]));
  const related = (block: TextractBlock, type: string): TextractBlock[] =>
    (block.Relationships ?? [])
      .filter(({ Type }) => Type === type)
      .flatMap(({ Ids }) => Ids ?? [])
      .flatMap((id) => byId.get(id) ?? []);
  const textOf = (block: TextractBlock): string =>
    related(block, "CHILD")
      .map(({ BlockType, Text, SelectionStatus }) => (BlockType === "SELECTION_ELEMENT" ? SelectionStatus : Text) ?? "")
      .filter(Boolean)
      .join(" ");
  return {
    key_values: blocks.filter(isKey).map((key) => ({
      page: key.Page,
      key: textOf(key).replace(/\s*:$/, ""),
      value: related(key, "VALUE").map(textOf).join(" "),
      confidence: key.Confidence ?? 0,
    })),
    tables: blocks
      .filter(({ BlockType }) => BlockType === "TABLE")
      .map((table) => {
        const title = related(table, "TABLE_TITLE").map(textOf).join(" ");
        return {
          page: table.Page,
          ...(title ? { title } : {}),
          rows: gridOf(
            related(table, "CHILD").filter(({ BlockType }) => BlockType === "CELL"),
            textOf,
          ),
          ...(table.Confidence == null ? {} : { confidence: table.Confidence }),
        };
      }),
    answers: answersOf(blocks, (query) => related(query, "ANSWER")),
  };
}

function isKey({ BlockType, EntityTypes }: TextractBlock): boolean {
  return BlockType === "KEY_VALUE_SET" && (EntityTypes?.includes("KEY") ?? false);
}

/** Rows and columns count from 1; a merged cell leaves its other places empty. */
function gridOf(cells: readonly TextractBlock[], textOf: (block: TextractBlock) => string): string[][] {
  const rows = Math.max(0, ...cells.map(({ RowIndex }) => RowIndex ?? 0));
  const columns = Math.max(0, ...cells.map(({ ColumnIndex }) => ColumnIndex ?? 0));
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ""));
  for (const cell of cells) {
    const row = grid[(cell.RowIndex ?? 0) - 1];
    if (row && cell.ColumnIndex) row[cell.ColumnIndex - 1] = textOf(cell);
  }
  return grid;
}

/** Textract asks every question on every page; a question no page answers is kept once, with an empty answer. */
function answersOf(
  blocks: readonly TextractBlock[],
  resultsOf: (query: TextractBlock) => readonly TextractBlock[],
): Forms["answers"] {
  const asked = blocks.flatMap((block) => {
    if (block.BlockType !== "QUERY" || !block.Query) return [];
    const { Text: question, Alias } = block.Query;
    const alias = Alias ?? question;
    const found = resultsOf(block).map(({ Text, Confidence, Page }) => ({
      page: Page,
      alias,
      question,
      answer: Text ?? "",
      confidence: Confidence ?? 0,
    }));
    return [{ page: block.Page, alias, question, found }];
  });
  const answered = new Set(asked.filter(({ found }) => found.length > 0).map(({ alias }) => alias));
  const missed = new Set<string>();
  return asked.flatMap(({ page, alias, question, found }) => {
    if (answered.has(alias)) return found;
    if (missed.has(alias)) return [];
    missed.add(alias);
    return [{ page, alias, question, answer: "", confidence: 0 }];
  });
}
