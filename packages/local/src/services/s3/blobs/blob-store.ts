import { createHash, randomBytes } from "node:crypto";
import { constants, mkdirSync, readdirSync, rmSync } from "node:fs";
import { copyFile, type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type ChecksumAlgorithm, startChecksum } from "../checksum/checksum.ts";
import type { Segment, WrittenBlob } from "./blob.ts";
import { SparseWriter } from "./sparse-writer.ts";

/**
 * The bytes of objects. A file is written whole under `incoming/` and renamed into `data/` before the index names it,
 * so that a killed process leaves no half object; it is not flushed to the platter, so a power cut may.
 */
export class BlobStore {
  readonly #data: string;
  readonly #incoming: string;
  readonly #folders = new Set<string>();

  constructor(folder: string) {
    this.#data = join(folder, "data");
    this.#incoming = join(folder, "incoming");
    mkdirSync(this.#data, { recursive: true });
    mkdirSync(this.#incoming, { recursive: true });
    // What lies here was cut off by the end of an earlier process.
    for (const name of readdirSync(this.#incoming)) rmSync(join(this.#incoming, name), { force: true });
  }

  path(file: string): string {
    return join(this.#data, file.slice(0, 2), file);
  }

  /** Takes a stream to its end. Nothing is kept when it fails or when `check` throws. */
  async write(
    source: AsyncIterable<Buffer>,
    algorithms: readonly ChecksumAlgorithm[],
    check: (blob: WrittenBlob) => void = () => undefined,
  ): Promise<WrittenBlob> {
    const file = newFile();
    const incoming = join(this.#incoming, file);
    const sums = algorithms.map((algorithm) => ({ algorithm, sum: startChecksum(algorithm) }));
    const md5 = createHash("md5");
    const handle = await open(incoming, "wx");
    try {
      const writer = new SparseWriter(handle);
      for await (const chunk of source) {
        md5.update(chunk);
        for (const { sum } of sums) sum.update(chunk);
        await writer.write(chunk);
      }
      await writer.end();
      const checksums = new Map(sums.map(({ algorithm, sum }) => [algorithm, sum.digest().toString("base64")]));
      const blob: WrittenBlob = { file, size: writer.size, md5: md5.digest(), checksums };
      check(blob);
      await handle.close();
      await this.#folder(file);
      await rename(incoming, this.path(file));
      return blob;
    } catch (error) {
      await handle.close();
      await rm(incoming, { force: true });
      throw error;
    }
  }

  /** A second name for the same bytes: a copy that costs nothing, and outlives the first. */
  async duplicate({ file, size }: Segment): Promise<Segment> {
    const copy = newFile();
    await this.#folder(copy);
    try {
      await link(this.path(file), this.path(copy));
    } catch {
      await copyFile(this.path(file), this.path(copy), constants.COPYFILE_FICLONE);
    }
    return { file: copy, size };
  }

  /** Opened before it is promised to a client: the file stays readable when the object is replaced meanwhile. */
  open({ file }: Segment): Promise<FileHandle> {
    return open(this.path(file), "r");
  }

  async remove(segments: readonly Segment[]): Promise<void> {
    for (const { file } of segments) await rm(this.path(file), { force: true });
  }

  async #folder(file: string): Promise<void> {
    const name = file.slice(0, 2);
    if (this.#folders.has(name)) return;
    await mkdir(join(this.#data, name), { recursive: true });
    this.#folders.add(name);
  }
}

function newFile(): string {
  return randomBytes(16).toString("hex");
}
