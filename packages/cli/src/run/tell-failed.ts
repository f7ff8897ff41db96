import { formatError, TributaryError } from "@tributary/errors";
import type { FileResult } from "../follow/file-result.ts";
import type { Io } from "../io.ts";

/** Files whose workflow left no row in the metadata layer: a defect somewhere, and never to be passed over. */
export function tellFailed(io: Io, results: readonly FileResult[]): void {
  const failed = results.filter(({ status }) => status === "FAILED");
  if (failed.length === 0) return;
  const list = failed.map(({ key, reason }) => `\n    ${key}: ${reason ?? "no reason given"}`);
  io.stderr.write(
    `${formatError(new TributaryError("TRB-CLI-019", `${failed.length} files failed without a record:${list.join("")}`))}\n`,
  );
}
