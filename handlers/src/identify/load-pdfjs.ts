export type Pdfjs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

/** What PDF.js asks of a browser to draw pages. Pages are only counted here, so names are enough. */
class Undrawn {}

let loaded: Promise<Pdfjs> | undefined;

/**
 * Loads PDF.js once, when the first PDF comes: it is two megabytes of code, and most files are no PDFs.
 *
 * A function's bundle has no canvas package. PDF.js takes drawing classes from there, fails without them, and says so.
 */
export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: Undrawn });
  }
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes("@napi-rs/canvas")) warn(...said);
  };
  try {
    const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
    // PDF.js looks for its worker here before it loads a file by name, which a bundle does not have.
    Object.assign(globalThis, { pdfjsWorker: await import("pdfjs-dist/legacy/build/pdf.worker.mjs") });
    return pdfjs;
  } finally {
    console.warn = warn;
  }
}
