/** A file that is read in parts. */
export interface FileReader {
  readonly bytes: number;
  /** The whole file when it is small enough to be held, else its beginning. */
  readonly head: Uint8Array;
  /** True when `head` is the whole file. */
  readonly complete: boolean;
  /** The bytes `[begin, end)`. */
  read(begin: number, end: number): Promise<Uint8Array>;
}

/** Files up to this size are read once and whole; of larger ones only the parts that are needed. */
export const wholeFile = 8 * 1024 * 1024;

const headOfLarge = 64 * 1024;

/** A reader over `fetch`, which gets a range of the object. */
export async function openFile(
  bytes: number,
  fetch: (begin: number, end: number) => Promise<Uint8Array>,
): Promise<FileReader> {
  const complete = bytes <= wholeFile;
  const head = await fetch(0, complete ? bytes : headOfLarge);
  return {
    bytes,
    head,
    complete,
    async read(begin, end) {
      const last = Math.min(end, bytes);
      return last <= head.length ? head.subarray(begin, last) : fetch(begin, last);
    },
  };
}
