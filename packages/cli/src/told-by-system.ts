import { TributaryError } from "@tributary/errors";

const words: Readonly<Record<string, string>> = {
  ENOSPC: "No space is left on the disk",
  EDQUOT: "The quota of the disk is used up",
  EIO: "The disk did not take what was written; it may be full",
  EROFS: "The disk cannot be written to",
  EACCES: "The permission is missing",
  EPERM: "The permission is missing",
  EMFILE: "Too many files are open",
};

/** What the machine refuses is no defect of ours: a full disk, a folder that may not be written. Everything else passes unchanged. */
export function toldBySystem(error: unknown): unknown {
  // The local cloud's own disk, as its services tell it.
  if (error instanceof Error && error.name === "InternalError" && error.message.startsWith(words.ENOSPC ?? ""))
    return new TributaryError("TRB-CLI-023", error.message, { cause: error });
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  const what = words[error.code];
  if (what === undefined) return error;
  const path = "path" in error && typeof error.path === "string" ? `: ${error.path}` : "";
  return new TributaryError("TRB-CLI-023", `${what}${path}`, { cause: error });
}
