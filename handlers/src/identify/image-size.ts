export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Width and height from the header of a PNG or a JPEG, without decoding it. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength >= 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  return view.byteLength >= 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
}

/** Walks the segments to the start of the frame (SOF0 to SOF15, less the three that are tables). */
function jpegSize(view: DataView): ImageSize | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff) return undefined;
    const code = marker & 0xff;
    if (code === 0xff) {
      at += 1;
      continue;
    }
    if (code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const alone = code === 0x01 || (code >= 0xd0 && code <= 0xd8);
    at += 2 + (alone ? 0 : view.getUint16(at + 2));
  }
  return undefined;
}
