import utif, { type IFD } from "utif2";
import { EngineError } from "../engine-error.ts";
import { decodePixels } from "../pixels.ts";
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

/** https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf */
const tags = {
  subfileType: 254,
  width: 256,
  height: 257,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  stripByteCounts: 279,
  tileOffsets: 324,
  tileByteCounts: 325,
  jpegTables: 347,
} as const;
const jpeg = 7;
const cmyk = 5;

/** Red, green, blue and alpha of cyan, magenta, yellow and black. */
function ofInk(data: Uint8Array): Uint8Array {
  const black = (at: number): number => data[at - (at % 4) + 3] ?? 0;
  return data.map((ink, at) => (at % 4 === 3 ? 255 : ((255 - ink) * (255 - black(at))) / 255));
}

function directoriesOf(file: Buffer): IFD[] {
  const found = attempt(() => utif.decode(file)).filter(
    (directory) => tag(directory, tags.width) && !(tag(directory, tags.subfileType) & 1),
  );
  if (found.length === 0) throw new EngineError("BadDocumentException", "The TIFF holds no image");
  return found;
}

function pictureOf(file: Buffer, directory: IFD): GrayPicture {
  const size = sizeOf(directory);
  checkSides(size);
  if (ends(directory) > file.length)
    throw new EngineError("BadDocumentException", "The TIFF cannot be decoded: it is cut off");
  const rgba = attempt(() => {
    if (tag(directory, tags.compression) === jpeg) return jpegStrips(file, directory);
    utif.decodeImage(file, directory);
    return tag(directory, tags.photometric) === cmyk ? ofInk(directory.data) : utif.toRGBA8(directory);
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

/** The decoder reads JPEG in colours only. Each strip is a JPEG of its own, whose tables stand apart. */
function jpegStrips(file: Buffer, directory: IFD): Uint8Array {
  const starts = values(directory, tags.stripOffsets);
  if (starts.length === 0) throw new EngineError("UnsupportedDocumentException", "The TIFF holds JPEG in tiles");
  const lengths = values(directory, tags.stripByteCounts);
  const tables = Buffer.from(values(directory, tags.jpegTables)).subarray(0, -2);
  const strips = starts.map((start, index) => {
    const strip = file.subarray(start, start + (lengths[index] ?? 0));
    return decodePixels(tables.length === 0 ? strip : Buffer.concat([tables, strip.subarray(2)])).data;
  });
  const { width, height } = sizeOf(directory);
  return Buffer.concat(strips).subarray(0, width * height * 4);
}

/** Where the last strip or tile ends; the decoder would fill up what is missing. */
function ends(directory: IFD): number {
  const places = [
    [tags.stripOffsets, tags.stripByteCounts],
    [tags.tileOffsets, tags.tileByteCounts],
  ] as const;
  return Math.max(
    ...places.flatMap(([offset, count]) => {
      const counts = values(directory, count);
      return values(directory, offset).map((start, index) => start + (counts[index] ?? 0));
    }),
  );
}

const sizeOf = (directory: IFD) => ({ width: tag(directory, tags.width), height: tag(directory, tags.height) });

/** Value of a tag, 0 where it is missing. */
const tag = (directory: IFD, number: number): number => values(directory, number)[0] ?? 0;

function values(directory: IFD, number: number): number[] {
  const value = directory[`t${number}`];
  const all = value instanceof Uint8Array ? [...value] : Array.isArray(value) ? value : [];
  return all.filter((one) => typeof one === "number");
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError("BadDocumentException", `The TIFF cannot be decoded: ${String(error)}`, { cause: error });
  }
}
