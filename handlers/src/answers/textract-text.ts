import type { TextractBlock } from "./textract-answer.ts";

export interface PageText {
  readonly page: number;
  readonly text: string;
  readonly lines: number;
  /** Mean confidence of the lines. */
  readonly confidence?: number;
}

/** The text of each page, line by line, in Textract's reading order. */
export function pageTexts(blocks: readonly TextractBlock[]): PageText[] {
  const pages = new Map<number, { lines: string[]; confidence: number }>();
  const pageOf = (page: number) => {
    const found = pages.get(page) ?? { lines: [], confidence: 0 };
    pages.set(page, found);
    return found;
  };
  for (const block of blocks) {
    if (block.BlockType === "PAGE") pageOf(block.Page);
    if (block.BlockType !== "LINE") continue;
    const page = pageOf(block.Page);
    page.lines.push(block.Text ?? "");
    page.confidence += block.Confidence ?? 0;
  }
  return [...pages]
    .sort(([one], [other]) => one - other)
    .map(([page, { lines, confidence }]) => ({
      page,
      text: lines.join("\n"),
      lines: lines.length,
      ...(lines.length > 0 ? { confidence: Math.round((confidence / lines.length) * 100) / 100 } : {}),
    }));
}

/** The whole text; what Comprehend reads and what its offsets count in. */
export function documentText(pages: readonly PageText[]): string {
  return pages.map(({ text }) => text).join("\n\n");
}
