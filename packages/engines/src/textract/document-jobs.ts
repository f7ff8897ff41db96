import { EngineError } from "../engine-error.ts";
import { imageSize } from "../image-size.ts";
import { mediaOf } from "../media.ts";
import { recognisePage } from "./ocr.ts";
import type { ReadPage } from "./page.ts";
import { readPdf } from "./pdf-pages.ts";

/** Pixels. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
const longestSide = 10_000;

export interface ReadDocument {
  readonly bytes: Uint8Array;
  readonly onePageOnly: boolean;
}

/** What the document thread does. */
export const documentJobs = {
  read: async ({ bytes, onePageOnly }: ReadDocument): Promise<ReadPage[]> => {
    const media = mediaOf(bytes);
    if (media === "pdf") return readPdf(bytes, onePageOnly);
    if (media === "png" || media === "jpeg") return [await readImage(bytes)];
    throw new EngineError(
      "UnsupportedDocumentException",
      media === "tiff"
        ? "Request has unsupported document format: the local engine reads PDF, PNG and JPEG, not TIFF"
        : "Request has unsupported document format: the bytes are neither PDF, PNG nor JPEG",
    );
  },
};

async function readImage(bytes: Uint8Array): Promise<ReadPage> {
  const size = imageSize(bytes);
  if (!size) throw new EngineError("BadDocumentException", "The image cannot be decoded: its header is broken");
  if (Math.max(size.width, size.height) > longestSide)
    throw new EngineError(
      "DocumentTooLargeException",
      `The image has ${size.width} x ${size.height} pixels; the limit is ${longestSide} on each side`,
    );
  return recognisePage(bytes, size);
}
