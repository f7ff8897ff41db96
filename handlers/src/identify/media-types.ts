import type { FileKind } from "../contract/identified.ts";

/** Types the services read. What is not here is answered with `UnsupportedType`. */
const kinds: Readonly<Record<string, FileKind>> = {
  "application/pdf": "document",
  "image/tiff": "document",
  // Told apart by their pixels.
  "image/png": "image",
  "image/jpeg": "image",
  "audio/wav": "audio",
  "audio/mpeg": "audio",
  "audio/mp4": "audio",
  "audio/x-m4a": "audio",
  "audio/flac": "audio",
  "audio/ogg": "audio",
  "audio/amr": "audio",
  "audio/webm": "audio",
  "video/mp4": "video",
  "video/quicktime": "video",
  "video/webm": "video",
  "text/plain": "text",
  "text/html": "text",
  "text/csv": "text",
  "text/markdown": "text",
  "message/rfc822": "text",
  "application/json": "text",
  "application/x-ndjson": "text",
  "application/xml": "text",
};

export function kindOf(mediaType: string): FileKind | undefined {
  return kinds[mediaType];
}

const byExtension: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  tif: "image/tiff",
  tiff: "image/tiff",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  wav: "audio/wav",
  mp3: "audio/mpeg",
  m4a: "audio/x-m4a",
  flac: "audio/flac",
  ogg: "audio/ogg",
  amr: "audio/amr",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
  txt: "text/plain",
  log: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  html: "text/html",
  htm: "text/html",
  eml: "message/rfc822",
  json: "application/json",
  jsonl: "application/x-ndjson",
  ndjson: "application/x-ndjson",
  xml: "application/xml",
};

/** What the name says the file is. A hint, never a proof. */
export function typeOfName(key: string): string | undefined {
  const extension = /\.([A-Za-z0-9]+)$/.exec(key)?.[1]?.toLowerCase();
  return extension ? byExtension[extension] : undefined;
}
