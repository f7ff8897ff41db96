import type { FileHandle } from "node:fs/promises";

const block = 65_536;
const zeros = Buffer.alloc(block);

/** Writes bytes in order and leaves holes where they are all zero, so that a sparse upload costs no disk. */
export class SparseWriter {
  readonly #file: FileHandle;
  #size = 0;
  #written = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  get size(): number {
    return this.#size;
  }

  async write(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length; at += block) {
      const part = bytes.subarray(at, at + block);
      if (!isZero(part)) {
        await this.#writeAll(part);
        this.#written = this.#size + part.length;
      }
      this.#size += part.length;
    }
  }

  /** A hole at the end has to be claimed. */
  async end(): Promise<void> {
    if (this.#written < this.#size) await this.#file.truncate(this.#size);
  }

  async #writeAll(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#size + done);
      done += bytesWritten;
    }
  }
}

/** Small runs are written as they are: a hole is a whole block of the file system or nothing. */
function isZero(bytes: Buffer): boolean {
  return bytes.length >= 4_096 && bytes[0] === 0 && bytes.equals(zeros.subarray(0, bytes.length));
}
