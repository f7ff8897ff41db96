import type { Answer } from "../answer.ts";
import { blocksOf } from "./analyze-document.ts";
import type { Block } from "./block.ts";

export interface DocumentText {
  readonly DocumentMetadata: { readonly Pages: number };
  readonly Blocks: readonly Block[];
  readonly DetectDocumentTextModelVersion: string;
}

/** Reads the lines and words of a PDF, PNG, JPEG or TIFF. */
export async function detectDocumentText(
  bytes: Uint8Array,
  { onePageOnly = false }: { readonly onePageOnly?: boolean } = {},
): Promise<Answer<DocumentText>> {
  const { engine, Pages, Blocks } = await blocksOf(bytes, { features: [], queries: [], onePageOnly });
  return { engine, output: { DocumentMetadata: { Pages }, Blocks, DetectDocumentTextModelVersion: engine } };
}
