import { statfs } from "node:fs/promises";
import { TributaryError } from "@tributary/errors";

export interface DiskWatch {
  /** Aborted when the disk is as good as full; its reason is the error to end with. */
  readonly full: AbortSignal;
  stop(): void;
}

export interface DiskWatchOptions {
  readonly freeBytes?: (folder: string) => Promise<number>;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/** With less than this a stack's record or a workflow's history may be the next that cannot be written whole. */
const least = 2 * 1024 * 1024;

/**
 * Looks now and then for the space that is left where a folder lies, so that work ends while its state can still be written. A write
 * of LMDB that meets the full disk first rejects promises that nobody holds, which would end the process.
 */
export function watchDisk(folder: string, { freeBytes = freeOn, every = 250 }: DiskWatchOptions = {}): DiskWatch {
  const controller = new AbortController();
  const isFull = (found: string): void =>
    controller.abort(new TributaryError("TRB-CLI-023", `No space is left on the disk: ${folder}${found}`));
  const look = async (): Promise<void> => {
    const free = await freeBytes(folder).catch(() => Number.POSITIVE_INFINITY);
    if (free < least) isFull(` has ${free} bytes`);
  };
  const onRejection = (error: unknown): void => {
    if (!(error instanceof Error) || !("commitError" in error)) throw error;
    Promise.resolve(error.commitError).catch(() => undefined);
    isFull("");
  };
  process.on("unhandledRejection", onRejection);
  const timer = setInterval(() => void look(), every).unref();
  return {
    full: controller.signal,
    stop: () => {
      clearInterval(timer);
      process.off("unhandledRejection", onRejection);
    },
  };
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
