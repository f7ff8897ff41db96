import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { TributaryError } from "@tributary/errors";

/** Counts up when records of a state folder change so that an older or newer program would misread them. */
const FORMAT = 3;

const mine = new Set<string>();

/** Takes a state folder for this process, and makes sure that this version can read it. Returns what gives it back. */
export function claimStateFolder(folder: string): () => void {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true });
    lock(path);
  } catch (cause) {
    if (cause instanceof TributaryError) throw cause;
    throw new TributaryError("TRB-SFN-006", `Cannot use the state folder: ${message(cause)}`, {
      at: { file: path },
      cause,
    });
  }
  try {
    checkFormat(path);
  } catch (error) {
    unlock(path);
    throw error;
  }
  return () => unlock(path);
}

function lock(path: string): void {
  const file = join(path, "lock");
  if (mine.has(path)) throw inUse(path, process.pid);
  for (;;) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
      closeSync(handle);
      mine.add(path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder && holder.pid !== process.pid && alive(holder)) throw inUse(path, holder.pid);
    // Left behind by a process that was killed. Only one of several that find it can rename it away.
    const stale = `${file}.${process.pid}`;
    try {
      renameSync(file, stale);
      rmSync(stale, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

function unlock(path: string): void {
  if (!mine.delete(path)) return;
  rmSync(join(path, "lock"), { force: true });
}

interface Holder {
  readonly pid: number;
  readonly started: string | null;
}

function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    const { pid, started } = (value ?? {}) as { pid?: unknown; started?: unknown };
    return typeof pid === "number" ? { pid, started: typeof started === "string" ? started : null } : undefined;
  } catch {
    // Gone, or cut off in the middle of its writing.
    return undefined;
  }
}

function alive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return startOf(pid) === started;
}

/**
 * When a process began, so that another one with the same number is not taken for it; null where /proc does not say, and
 * for one that was killed and that its parent has not taken note of.
 */
function startOf(pid: number): string | null {
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return facts[0] === "Z" ? null : (facts[19] ?? null);
  } catch {
    return null;
  }
}

function checkFormat(path: string): void {
  const file = join(path, "format");
  const found = readText(file) ?? (existsSync(join(path, "stepfunctions.lmdb")) ? "1" : undefined);
  if (found === undefined) {
    writeFileSync(file, `${FORMAT}\n`);
    return;
  }
  if (found.trim() === String(FORMAT)) return;
  throw new TributaryError(
    "TRB-SFN-005",
    `The state folder has format ${JSON.stringify(found.trim())}; this version reads ${FORMAT}`,
    { at: { file: path } },
  );
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function inUse(path: string, pid: number): TributaryError {
  return new TributaryError("TRB-SFN-004", `The state folder is in use by process ${pid}`, { at: { file: path } });
}

function message(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
