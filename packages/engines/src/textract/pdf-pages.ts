import { PDFiumLibrary } from "@hyzyla/pdfium";
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { EngineError } from "../engine-error.ts";
import { grayPng } from "./gray-png.ts";
import { recognisePage } from "./ocr.ts";
import type { ReadPage } from "./page.ts";
import { readTextLayer } from "./text-layer.ts";

const scanDpi = 200;
const mostPixels = 40_000_000;

/** Reads a PDF page by page: the text layer where there is one, else the picture of the page. */
export async function readPdf(bytes: Uint8Array, onePageOnly: boolean): Promise<ReadPage[]> {
  const document = await open(bytes);
  try {
    if (onePageOnly && document.numPages > 1) {
      throw new EngineError(
        "UnsupportedDocumentException",
        `Request has unsupported document format: the PDF has ${document.numPages} pages, a synchronous call reads one`,
      );
    }
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const read = await readTextLayer(page);
      pages.push(!legible(read) && (await showsPicture(page)) ? await readScan(bytes, number, read) : read);
      page.cleanup();
    }
    return pages;
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    const encrypted = error instanceof Error && error.name === "PasswordException";
    // Textract answers protected PDFs with UnsupportedDocumentException and unreadable ones with BadDocumentException.
    throw encrypted
      ? new EngineError("UnsupportedDocumentException", "The PDF is protected by a password", { cause: error })
      : new EngineError("BadDocumentException", `The PDF cannot be read: ${String(error)}`, { cause: error });
  }
}

/** A text layer of a few stray marks, or of glyphs without Unicode meaning, is no text. */
function legible(page: ReadPage): boolean {
  const text = page.words.map((word) => word.text).join("");
  const strange = text.match(/[\uE000-\uF8FF\uFFFD\p{Cc}]/gu)?.length ?? 0;
  return text.length >= 4 && strange / text.length < 0.3;
}

async function showsPicture(page: PDFPageProxy): Promise<boolean> {
  const painting: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObject,
    OPS.constructPath,
  ];
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operation) => painting.includes(operation));
}

async function readScan(bytes: Uint8Array, number: number, layer: ReadPage): Promise<ReadPage> {
  const scale = Math.min(scanDpi / 72, Math.sqrt(mostPixels / (layer.width * layer.height)));
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const picture = await document.getPage(number - 1).render({ scale, render: "bitmap", colorSpace: "Gray" });
    document.destroy();
    return await recognisePage(grayPng(picture), { width: picture.width, height: picture.height });
  } finally {
    library.destroy();
  }
}
