import { fileURLToPath } from "node:url";
import type { SourcePlace } from "@tributary/errors";

// A registered symbol: the author's project may hold its own copy of this package beside the CLI's.
const place = Symbol.for("tributary.place");

type PublicDoor = (...args: never[]) => unknown;

/** Where in the author's file `door`, one of our public functions, was called. */
export function callerPlace(door: PublicDoor): SourcePlace | undefined {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, door);
  return parseFrame(holder.stack?.split("\n").find((line) => line.trimStart().startsWith("at ")));
}

function parseFrame(frame: string | undefined): SourcePlace | undefined {
  const match = frame?.match(/(?:\(|at (?:async )?)([^()]+?)(?:\?[^:]*)?:(\d+):(\d+)\)?$/);
  const [, file, line, column] = match ?? [];
  if (!file || file.startsWith("node:")) return undefined;
  return { file: file.startsWith("file://") ? fileURLToPath(file) : file, line: Number(line), column: Number(column) };
}

/** Remembers where a value was written, out of sight of JSON and of equality. */
export function placed<T extends object>(value: T, at: SourcePlace | undefined): Readonly<T> {
  if (at) Object.defineProperty(value, place, { value: at, enumerable: false });
  return Object.freeze(value);
}

/** Options for an error about `value`: the place it was written at, when known. */
export function at(value: object): { at?: SourcePlace } {
  const found: unknown = Reflect.get(value, place);
  return isPlace(found) ? { at: found } : {};
}

function isPlace(value: unknown): value is SourcePlace {
  return typeof value === "object" && value !== null && "file" in value && typeof value.file === "string";
}
