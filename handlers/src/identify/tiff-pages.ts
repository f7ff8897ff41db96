import { ReasonError } from "../reasons/reason-error.ts";
import type { FileReader } from "./file-reader.ts";

/** Counts the image directories of a TIFF; each is a page. */
export async function tiffPages(file: FileReader, limit: number): Promise<number> {
  const header = viewOf(await file.read(0, 8));
  if (header.byteLength < 8) throw new ReasonError("CorruptObject", "The TIFF ends in its header.");
  const little = header.getUint16(0) === 0x4949;
  if (header.getUint16(2, little) !== 42)
    throw new ReasonError("UnsupportedType", "BigTIFF files are not read by Textract.");
  const seen = new Set<number>();
  let at = header.getUint32(4, little);
  while (at !== 0 && seen.size <= limit) {
    if (seen.has(at) || at + 2 > file.bytes)
      throw new ReasonError("CorruptObject", "The TIFF's list of pages is broken.");
    seen.add(at);
    const entries = viewOf(await file.read(at, at + 2)).getUint16(0, little);
    const next = viewOf(await file.read(at + 2 + entries * 12, at + 6 + entries * 12));
    if (next.byteLength < 4) throw new ReasonError("CorruptObject", "The TIFF ends inside its list of pages.");
    at = next.getUint32(0, little);
  }
  return seen.size;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
