import jpeg from "jpeg-js";
import { PNG } from "pngjs";
import { mediaOf } from "./media.ts";

/** A decoded image, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Decodes a PNG or JPEG; throws whatever its decoder found wrong. */
export function decodePixels(bytes: Uint8Array): Pixels {
  if (mediaOf(bytes) === "png") {
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes), { checkCRC: true });
    return { width, height, data };
  }
  const { width, height, data } = jpeg.decode(bytes, {
    useTArray: true,
    maxMemoryUsageInMB: 768,
    tolerantDecoding: false,
  });
  return { width, height, data };
}
