import { type RoundTrip, roundTrip } from "@tributary/asl";
import { isTributaryError } from "@tributary/errors";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { readText } from "./read-text.ts";

/**
 * `pipeline asl import --check`: every file read, printed back and compared. A file that is not valid is told, and is no
 * failure of ours; one that cannot be read was not checked, so the check fails.
 */
export async function checkAsl(io: Io, files: readonly string[], json: boolean): Promise<number> {
  const counts = { ok: 0, differs: 0, invalid: 0 };
  const results: object[] = [];
  let unread = 0;
  for (const file of files) {
    const result = await checked(io, file).catch((error: unknown) => {
      if (!isTributaryError(error)) throw error;
      if (error.code === "TRB-CLI-009") unread += 1;
      const { line = 1, column = 1 } = error.at ?? {};
      return { status: "invalid", why: error.message, line, column } as const;
    });
    counts[result.status] += 1;
    if (json) results.push({ file, ...result });
    else io.stdout.write(`${file}: ${told(result)}\n`);
  }
  const { ok, differs, invalid } = counts;
  if (json) io.stdout.write(`${JSON.stringify({ files: results, total: files.length, ok, differs, invalid })}\n`);
  else io.stdout.write(`round trip ${ok} of ${files.length}, invalid ${invalid}\n`);
  return differs + unread === 0 ? exitCodes.ok : exitCodes.error;
}

async function checked(io: Io, file: string): Promise<RoundTrip> {
  return roundTrip(await readText(io.cwd, file), file);
}

function told(result: RoundTrip): string {
  switch (result.status) {
    case "ok":
      return "ok";
    case "differs":
      return `differs: ${result.where}`;
    case "invalid":
      return `invalid: ${result.why.replaceAll(/[\r\n]+/g, " ")}, ${result.line}:${result.column}`;
  }
}
