import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Segment } from "./blob.ts";
import type { BlobStore } from "./blob-store.ts";

export interface ByteRange {
  /** First byte. */
  readonly start: number;
  /** Last byte, itself included. */
  readonly end: number;
}

const step = 262_144;

/** Files opened before the answer begins; an object of more parts opens the rest on its way. */
const openedAhead = 64;

interface Piece extends ByteRange {
  readonly segment: Segment;
  handle?: FileHandle;
}

/** The bytes of a range over all segments. */
export async function readSegments(
  blobs: BlobStore,
  segments: readonly Segment[],
  range: ByteRange,
): Promise<Readable> {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const segment of segments) {
    const start = Math.max(range.start - offset, 0);
    const end = Math.min(range.end - offset, segment.size - 1);
    if (start <= end) {
      const ahead = pieces.length < openedAhead;
      pieces.push({ segment, start, end, ...(ahead && { handle: await blobs.open(segment) }) });
    }
    offset += segment.size;
  }
  const closeAll = async (): Promise<void> => {
    for (const { handle } of pieces.splice(0)) await handle?.close();
  };
  const stream = Readable.from(bytesOf(blobs, [...pieces]), { objectMode: false, highWaterMark: step });
  stream.once("close", () => void closeAll());
  return stream;
}

async function* bytesOf(blobs: BlobStore, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    const { start, end } = piece;
    const handle = piece.handle ?? (await blobs.open(piece.segment));
    piece.handle = handle;
    for (let at = start; at <= end; ) {
      const buffer = Buffer.allocUnsafe(Math.min(step, end - at + 1));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) throw new Error("an object's file is shorter than the index says");
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}
