import { type RoundTrip, roundTrip } from "@tributary/asl";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { readText } from "./read-text.ts";

/** `pipeline asl import --check`: every file read, printed back and compared. A file that is not valid is told, and is no failure of ours. */
export async function checkAsl(io: Io, files: readonly string[], json: boolean): Promise<number> {
  const counts = { ok: 0, differs: 0, invalid: 0 };
  const results: object[] = [];
  for (const file of files) {
    const result = roundTrip(await readText(io.cwd, file), file);
    counts[result.status] += 1;
    if (json) results.push({ file, ...result });
    else io.stdout.write(`${file}: ${told(result)}\n`);
  }
  const { ok, differs, invalid } = counts;
  if (json) io.stdout.write(`${JSON.stringify({ files: results, total: files.length, ok, differs, invalid })}\n`);
  else io.stdout.write(`round trip ${ok} of ${files.length}, invalid ${invalid}\n`);
  return differs === 0 ? exitCodes.ok : exitCodes.error;
}

function told(result: RoundTrip): string {
  switch (result.status) {
    case "ok":
      return "ok";
    case "differs":
      return `differs: ${result.where}`;
    case "invalid":
      return `invalid: ${result.why}, ${result.line}:${result.column}`;
  }
}
