import type { ErrorCode } from "./code-table.ts";
import { type Code, codes } from "./codes.ts";

/** A place in a file a person wrote. Lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface TributaryErrorOptions {
  /** Where the mistake stands. */
  readonly at?: SourcePlace;
  /** Replaces the table's remedy when a more exact one is known. */
  readonly fix?: string;
  /** The error that led here. */
  readonly cause?: unknown;
}

/**
 * A mistake a person can mend. The message says what was found; code and remedy come from the table.
 *
 * Anything else that is thrown is our own defect, and keeps its stack trace.
 */
export class TributaryError extends Error {
  override readonly name = "TributaryError";
  readonly code: Code;
  readonly fix: string;
  readonly at?: SourcePlace;

  constructor(code: Code, message: string, options: TributaryErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const entry: ErrorCode = codes[code];
    this.code = code;
    this.fix = options.fix ?? entry.fix;
    if (options.at) this.at = options.at;
  }
}

export function isTributaryError(error: unknown): error is TributaryError {
  return error instanceof Error && error.name === "TributaryError" && "code" in error;
}
