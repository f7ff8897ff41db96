import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";

/** Where a blob stands in the log: offset and length in bytes. */
export type BlobPlace = readonly [offset: number, length: number];

/**
 * Large records, one after another in a file that only grows. lmdb maps its file into memory, where histories would fill
 * what they are kept on disk to save; they are written here first, and what lmdb commits afterwards is their place.
 */
export class BlobLog {
  readonly #file: number;
  #end: number;

  constructor(path: string) {
    this.#file = openSync(path, "a+");
    this.#end = fstatSync(this.#file).size;
  }

  append(value: object): BlobPlace {
    const bytes = Buffer.from(JSON.stringify(value));
    const offset = this.#end;
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    this.#end += bytes.length;
    return [offset, bytes.length];
  }

  read([offset, length]: BlobPlace): unknown {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const count = readSync(this.#file, bytes, done, length - done, offset + done);
      if (count === 0) throw new Error(`The history log ends before ${offset + length}`);
      done += count;
    }
    return JSON.parse(bytes.toString());
  }

  close(): void {
    closeSync(this.#file);
  }
}
