import { join } from "node:path";
import { createWorker, OEM, type Page, type RecognizeResult, type Worker } from "tesseract.js";
import { EngineError } from "../engine-error.ts";
import { packageFolder } from "../package-version.ts";
import type { ReadPage, Word } from "./page.ts";

// Tesseract sees table rules and the frames of boxes as these; no text is lost with them.
const ruling = /^[|_\-–—=~.·‘’'`¦[\]]+$/;

let recogniser: Promise<Worker> | undefined;

/** Reads the words of one PNG or JPEG page, which is turned upright first when it lies askew. */
export async function recognisePage(image: Uint8Array, size: { width: number; height: number }): Promise<ReadPage> {
  recogniser ??= start();
  const { data } = await read(await recogniser, image);
  return { width: size.width, height: size.height, tilt: data.rotateRadians ?? 0, words: wordsOf(data), source: "ocr" };
}

async function read(worker: Worker, image: Uint8Array): Promise<RecognizeResult> {
  try {
    return await worker.recognize(Buffer.from(image), { rotateAuto: true }, { text: false, blocks: true });
  } catch (error) {
    throw new EngineError("BadDocumentException", `The image cannot be decoded: ${String(error)}`, { cause: error });
  }
}

async function start(): Promise<Worker> {
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: join(packageFolder("@tesseract.js-data/eng"), "4.0.0_best_int"),
    cacheMethod: "none",
    // Without a handler tesseract.js throws a second time, outside the promise.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ user_defined_dpi: "200" });
  return worker;
}

function wordsOf(page: Page): Word[] {
  const words: Word[] = [];
  for (const block of page.blocks ?? []) {
    for (const paragraph of block.paragraphs) {
      for (const line of paragraph.lines) {
        for (const { text, confidence, bbox } of line.words) {
          const noise = ruling.test(text) || confidence < 30 || (text.length === 1 && confidence < 40);
          if (noise || text.trim() === "") continue;
          words.push({ text, confidence, box: { left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1 } });
        }
      }
    }
  }
  return words;
}
