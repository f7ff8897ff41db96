import { EngineError } from "../engine-error.ts";
import { imageSize } from "../image-size.ts";
import { mediaOf } from "../media.ts";
import { checkSides } from "./check-sides.ts";
import { recognisePage } from "./ocr.ts";
import type { ReadPage } from "./page.ts";
import { readPdf } from "./pdf-pages.ts";
import { readTiff } from "./tiff-pages.ts";

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
    if (media === "tiff") return readTiff(bytes, onePageOnly);
    throw new EngineError(
      "UnsupportedDocumentException",
      "Request has unsupported document format: the bytes are neither PDF, PNG, JPEG nor TIFF",
    );
  },
};

async function readImage(bytes: Uint8Array): Promise<ReadPage> {
  const size = imageSize(bytes);
  if (!size) throw new EngineError("BadDocumentException", "The image cannot be decoded: its header is broken");
  checkSides(size);
  return recognisePage(bytes, size);
}
