import { createColors } from "picocolors";
import type { FileResult, FileStatus } from "../follow/file-result.ts";
import type { Sink } from "../io.ts";
import { alignedTable } from "./aligned-table.ts";
import { fit } from "./fit.ts";
import { seconds, statusWord } from "./words.ts";

/** One long name would push every other column out of sight; --json has it whole. */
const mostOfName = 60;

/** What became of each file, one line a file; why it is not sound stands below. */
export function resultTable(results: readonly FileResult[], out: Sink): string {
  const colors = createColors(out.isTTY === true);
  const paint: Readonly<Record<FileStatus, (text: string) => string>> = {
    SUCCEEDED: colors.green,
    INCOMPLETE: colors.yellow,
    QUARANTINED: colors.yellow,
    IN_FLIGHT: colors.cyan,
    FAILED: colors.red,
  };
  const heads = ["file", "tenant", "kind", "status", "engine", "seconds", "steps", "record"];
  const columns = heads.map((head) => ({
    head: colors.bold(head),
    align: head === "seconds" || head === "steps" ? ("right" as const) : ("left" as const),
  }));
  const rows = results.map((result) => [
    fit(result.name.replace(/\s/g, " "), mostOfName, "start").trimEnd(),
    result.tenant ?? "",
    result.kind ?? "",
    paint[result.status](statusWord(result)),
    result.engines.join(", "),
    seconds(result.seconds).replace(" s", ""),
    result.transitions === 0 ? "" : String(result.transitions),
    result.recordUri ?? "",
  ]);
  const table = alignedTable(columns, rows);
  const why = results
    .filter(({ reason }) => reason !== undefined)
    .map(({ name, reason }) => `  ${name}\n    ${reason}`);
  return why.length === 0 ? table : `${table}\n\n${why.join("\n")}`;
}
