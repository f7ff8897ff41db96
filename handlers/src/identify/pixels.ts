import { decode as decodeJpeg } from "jpeg-js";
import { PNG } from "pngjs";
import { ReasonError } from "../reasons/reason-error.ts";
import { imageSize } from "./image-size.ts";

/** RGBA pixels, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Decoding needs up to ten bytes of memory a pixel. */
const maximumPixels = 40_000_000;

/** Decodes a PNG or JPEG, or gives undefined when it has more pixels than are safe to hold. */
export function decodePixels(bytes: Uint8Array): Pixels | undefined {
  const size = imageSize(bytes);
  if (!size || size.width === 0 || size.height === 0) {
    throw new ReasonError("CorruptObject", "The picture's header gives no width and height.");
  }
  if (size.width * size.height > maximumPixels) return undefined;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes[0] === 0x89) return PNG.sync.read(buffer);
    return decodeJpeg(buffer, { useTArray: true, maxResolutionInMP: maximumPixels / 1e6, maxMemoryUsageInMB: 900 });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ReasonError("CorruptObject", `The picture cannot be decoded: ${said}`, { cause });
  }
}
