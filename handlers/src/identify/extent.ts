import type { FileKind, Identified } from "../contract/identified.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import { countCharacters } from "../text/count-characters.ts";
import { readableText } from "../text/readable-text.ts";
import type { FileReader } from "./file-reader.ts";
import { imageSize } from "./image-size.ts";
import { looksLikeDocument, pageSigns } from "./looks-like-document.ts";
import { mediaFacts } from "./media-facts.ts";
import { pdfPages } from "./pdf-facts.ts";
import { decodePixels } from "./pixels.ts";
import { maximumPages, maximumSeconds } from "./service-limits.ts";
import { tiffPages } from "./tiff-pages.ts";

/** What the content of a file says: its final kind and how much there is of it. */
export interface Extent extends Pick<Identified, "kind" | "expected" | "size"> {
  readonly basis?: string;
}

/** Looks into a file for pages, seconds, characters or pixels. */
export async function extentOf(file: FileReader, kind: FileKind, mediaType: string): Promise<Extent> {
  switch (kind) {
    case "document":
      return pagesOf(file, mediaType);
    case "image":
      return pictureOf(file);
    case "audio":
    case "video":
      return recordingOf(file, mediaType);
    case "text":
      return textOf(file);
  }
}

async function pagesOf(file: FileReader, mediaType: string): Promise<Extent> {
  const pages = mediaType === "application/pdf" ? await pdfPages(file) : await tiffPages(file, maximumPages);
  if (pages > maximumPages) {
    throw new ReasonError("ObjectTooLarge", `The file has ${pages} pages; Textract reads at most ${maximumPages}.`);
  }
  return { kind: "document", expected: { pages } };
}

async function pictureOf(file: FileReader): Promise<Extent> {
  const bytes = file.complete ? file.head : await file.read(0, file.bytes);
  const size = imageSize(bytes);
  const pixels = decodePixels(bytes);
  const measured = size ? { size } : {};
  if (!pixels) return { kind: "image", expected: {}, ...measured, basis: "too many pixels to look for writing" };
  if (looksLikeDocument(pageSigns(pixels))) {
    return { kind: "document", expected: { pages: 1 }, ...measured, basis: "pixels look like a page" };
  }
  return { kind: "image", expected: {}, ...measured, basis: "pixels look like a photograph" };
}

async function recordingOf(file: FileReader, mediaType: string): Promise<Extent> {
  const { kind, seconds } = await mediaFacts(file, mediaType);
  if (seconds === 0) throw new ReasonError("CorruptObject", "The recording has a header but no sound.");
  if (seconds !== undefined && seconds > maximumSeconds) {
    throw new ReasonError(
      "ObjectTooLarge",
      `The recording has ${Math.round(seconds)} seconds; Transcribe reads at most four hours.`,
    );
  }
  return { kind, expected: seconds === undefined ? {} : { seconds } };
}

async function textOf(file: FileReader): Promise<Extent> {
  const bytes = file.complete ? file.head : await file.read(0, file.bytes);
  const { text } = await readableText(bytes);
  if (!text.trim()) throw new ReasonError("EmptyObject", "The file holds no words: only markup or white space.");
  return { kind: "text", expected: { characters: countCharacters(text) } };
}
