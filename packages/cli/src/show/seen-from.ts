import { relative } from "node:path";
import { TributaryError } from "@tributary/errors";

/** Places are told from where the person stands. */
export function seenFrom(cwd: string, error: TributaryError): TributaryError {
  if (!error.at) return error;
  const path = relative(cwd, error.at.file);
  const at = { ...error.at, file: path.startsWith("..") ? error.at.file : path };
  return new TributaryError(error.code, error.message, { at, fix: error.fix, cause: error.cause });
}
