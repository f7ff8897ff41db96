import { createHash } from "node:crypto";
import type { Answer } from "../answer.ts";
import type { Block } from "./block.ts";
import { checkFeatures, type FeatureType } from "./features.ts";
import { pageBlocks } from "./page-blocks.ts";
import type { Query } from "./queries.ts";
import { readDocument } from "./read-document.ts";

export interface DocumentAnalysis {
  readonly DocumentMetadata: { readonly Pages: number };
  readonly Blocks: readonly Block[];
  readonly AnalyzeDocumentModelVersion: string;
}

export interface AnalyzeDocumentOptions {
  readonly FeatureTypes: readonly string[];
  readonly Queries?: readonly Query[];
  /** A synchronous call reads one page; a PDF or TIFF of more is an UnsupportedDocumentException, as with Textract. */
  readonly onePageOnly?: boolean;
}

/**
 * Reads a PDF, PNG, JPEG or TIFF and finds its forms, tables, layout and answers to queries.
 *
 * @example
 * const { engine, output } = await analyzeDocument(bytes, {
 *   FeatureTypes: ["QUERIES"],
 *   Queries: [{ Text: "What is the total due?", Alias: "total" }],
 * });
 */
export async function analyzeDocument(
  bytes: Uint8Array,
  { FeatureTypes, Queries = [], onePageOnly = false }: AnalyzeDocumentOptions,
): Promise<Answer<DocumentAnalysis>> {
  const features = checkFeatures(FeatureTypes, Queries.length);
  const { engine, Pages, Blocks } = await blocksOf(bytes, { features, queries: Queries, onePageOnly });
  return { engine, output: { DocumentMetadata: { Pages }, Blocks, AnalyzeDocumentModelVersion: engine } };
}

export interface BlockRequest {
  readonly features: readonly FeatureType[];
  readonly queries: readonly Query[];
  readonly onePageOnly: boolean;
}

/** Pages and blocks of a document, for the analysing and the detecting door alike. */
export async function blocksOf(
  bytes: Uint8Array,
  { features, queries, onePageOnly }: BlockRequest,
): Promise<{ engine: string; Pages: number; Blocks: Block[] }> {
  const seed = createHash("sha256").update(bytes).digest("hex");
  const { engine, pages } = await readDocument(bytes, onePageOnly);
  const Blocks = pages.flatMap((page, index) => pageBlocks(page, { seed, number: index + 1, features, queries }));
  return { engine, Pages: pages.length, Blocks };
}
