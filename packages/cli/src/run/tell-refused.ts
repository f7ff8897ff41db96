import { formatError, TributaryError } from "@tributary/errors";
import type { RefusedFile } from "../files/local-file.ts";
import type { Io } from "../io.ts";

/** Names the files that could not be taken; the others were processed all the same. */
export function tellRefused(io: Io, refused: readonly RefusedFile[]): void {
  if (refused.length === 0) return;
  const list = refused.map(({ path, reason }) => `\n    ${path}: ${reason}`);
  io.stderr.write(
    `${formatError(new TributaryError("TRB-CLI-016", `${refused.length} of the files could not be taken:${list.join("")}`))}\n`,
  );
}
