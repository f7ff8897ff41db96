import utif, { type IFD } from "utif2";
import { EngineError } from "../engine-error.ts";
import { checkSides } from "./check-sides.ts";
import { type GrayPicture, grayPng } from "./gray-png.ts";
import { recognisePage } from "./ocr.ts";
import type { ReadPage } from "./page.ts";

/** Reads a TIFF page by page; each image directory is a page, thumbnails are left out. */
export async function readTiff(bytes: Uint8Array, onePageOnly: boolean): Promise<ReadPage[]> {
  const file = Buffer.from(bytes);
  const directories = directoriesOf(file);
  if (onePageOnly && directories.length > 1) {
    throw new EngineError(
      "UnsupportedDocumentException",
      `Request has unsupported document format: the TIFF has ${directories.length} pages, a synchronous call reads one`,
    );
  }
  const pages: ReadPage[] = [];
  for (const directory of directories) {
    const picture = pictureOf(file, directory);
    pages.push(await recognisePage(grayPng(picture), picture));
  }
  return pages;
}

function directoriesOf(file: Buffer): IFD[] {
  const found = attempt(() => utif.decode(file)).filter(
    (directory) => tag(directory, 256) && !(tag(directory, 254) & 1),
  );
  if (found.length === 0) throw new EngineError("BadDocumentException", "The TIFF holds no image");
  return found;
}

function pictureOf(file: Buffer, directory: IFD): GrayPicture {
  const size = { width: tag(directory, 256), height: tag(directory, 257) };
  checkSides(size);
  if (ends(directory) > file.length)
    throw new EngineError("BadDocumentException", "The TIFF cannot be decoded: it is cut off");
  const rgba = attempt(() => {
    utif.decodeImage(file, directory);
    return utif.toRGBA8(directory);
  });
  const { width, height } = size;
  if (rgba.length !== width * height * 4)
    throw new EngineError("BadDocumentException", "The TIFF cannot be decoded: its pixels do not fill its pages");
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at++) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at * 4, at * 4 + 3);
    data[at] = (red * 299 + green * 587 + blue * 114) / 1000;
  }
  return { width, height, data };
}

/** Where the last strip or tile ends; the decoder would fill up what is missing. */
function ends(directory: IFD): number {
  const places = [
    [273, 279],
    [324, 325],
  ] as const;
  return Math.max(
    ...places.flatMap(([offset, count]) => {
      const counts = values(directory, count);
      return values(directory, offset).map((start, index) => start + (counts[index] ?? 0));
    }),
  );
}

/** Value of a tag, 0 where it is missing. https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf */
const tag = (directory: IFD, number: number): number => values(directory, number)[0] ?? 0;

function values(directory: IFD, number: number): number[] {
  const value = directory[`t${number}`];
  return Array.isArray(value) ? value.filter((one) => typeof one === "number") : [];
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new EngineError("BadDocumentException", `The TIFF cannot be decoded: ${String(error)}`, { cause: error });
  }
}
