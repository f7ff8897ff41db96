import { ReasonError } from "../reasons/reason-error.ts";
import type { FileReader } from "./file-reader.ts";
import { loadPdfjs, type Pdfjs } from "./load-pdfjs.ts";

/** Pages that are opened one by one to see that they are there. */
const pagesToOpen = 20;

/** Counts the pages of a PDF; says so when it has a password or is damaged. Large files are read in parts. */
export async function pdfPages(file: FileReader): Promise<number> {
  const pdfjs = await loadPdfjs();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // When the race is over, a late failure has nobody to tell.
  failed.catch(() => undefined);
  const source = file.complete ? { data: file.head.slice() } : { range: rangeOf(pdfjs, file, fail) };
  const task = pdfjs.getDocument({
    ...source,
    rangeChunkSize: 256 * 1024,
    disableAutoFetch: true,
    disableStream: true,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await Promise.race([failed, countPages(task)]);
  } catch (cause) {
    throw reasonOf(cause);
  } finally {
    await task.destroy();
  }
}

async function countPages(task: {
  promise: Promise<{ numPages: number; getPage(n: number): Promise<unknown> }>;
}): Promise<number> {
  const document = await task.promise;
  const { numPages } = document;
  if (numPages === 0) throw new ReasonError("CorruptObject", "The PDF has no pages.");
  for (let page = 1; page <= Math.min(numPages, pagesToOpen); page += 1) await document.getPage(page);
  if (numPages > pagesToOpen) await document.getPage(numPages);
  return numPages;
}

function rangeOf(
  pdfjs: Pdfjs,
  file: FileReader,
  fail: (error: unknown) => void,
): InstanceType<Pdfjs["PDFDataRangeTransport"]> {
  class ObjectRange extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      file.read(begin, end).then((chunk) => this.onDataRange(begin, chunk.slice()), fail);
    }
  }
  return new ObjectRange(file.bytes, file.head.slice());
}

function reasonOf(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof ReasonError) return cause;
  if (cause.name === "PasswordException") {
    return new ReasonError("EncryptedObject", "The PDF asks for a password.", { cause });
  }
  if (["InvalidPDFException", "FormatError", "UnknownErrorException", "XRefParseException"].includes(cause.name)) {
    return new ReasonError("CorruptObject", `The PDF cannot be read: ${cause.message}`, { cause });
  }
  return cause;
}
