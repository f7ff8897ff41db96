import { EngineError } from "../engine-error.ts";
import { Lane } from "../lanes/lane.ts";
import { engineName } from "../package-version.ts";
import type { documentJobs } from "./document-jobs.ts";
import type { ReadPage } from "./page.ts";

const lane = new Lane<typeof documentJobs>("textract/document-lane");

/** The pages of a PDF, PNG, JPEG or TIFF with their words, read in the document thread. */
export async function readDocument(
  bytes: Uint8Array,
  onePageOnly: boolean,
): Promise<{ engine: string; pages: ReadPage[] }> {
  if (bytes.length === 0) throw new EngineError("InvalidParameterException", "The document is empty: it has no bytes");
  const pages = await lane.do("read", { bytes, onePageOnly }, bytes.length);
  const engines = new Set(pages.map((page) => (page.source === "ocr" ? "tesseract.js" : "pdfjs-dist")));
  return { engine: [...engines].sort().map(engineName).join(" + "), pages };
}
