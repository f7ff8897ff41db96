import { mediaOf } from "./media.ts";

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Width and height of a PNG or JPEG as it is meant to be seen, from its header; `undefined` when the header is broken. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = mediaOf(bytes) === "png" ? pngSize(view) : jpegSize(view);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

function pngSize(view: Buffer): ImageSize | undefined {
  if (view.length < 24 || view.toString("latin1", 12, 16) !== "IHDR") return undefined;
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

function jpegSize(view: Buffer): ImageSize | undefined {
  let turned = false;
  for (let at = 2; at + 9 < view.length; ) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) {
      const height = view.readUInt16BE(at + 5);
      const width = view.readUInt16BE(at + 7);
      return turned ? { width: height, height: width } : { width, height };
    }
    const length = view.readUInt16BE(at + 2);
    if (marker === 0xe1) turned = exifTurned(view.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

/** Exif orientations 5 to 8 swap width and height. */
function exifTurned(exif: Buffer): boolean {
  if (exif.toString("latin1", 0, 4) !== "Exif" || exif.length < 16) return false;
  const tiff = exif.subarray(6);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < u16(first); entry++) {
    const at = first + 2 + entry * 12;
    if (u16(at) === 0x0112) return u16(at + 8) >= 5;
  }
  return false;
}
