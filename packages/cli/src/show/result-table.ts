import Table from "cli-table3";
import { createColors } from "picocolors";
import type { FileResult, FileStatus } from "../follow/file-result.ts";
import type { Sink } from "../io.ts";
import { plainTable, trimmed } from "./plain-table.ts";
import { seconds, statusWord } from "./words.ts";

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
  const table = new Table({
    head: ["file", "tenant", "kind", "status", "engine", "seconds", "steps", "record"].map(colors.bold),
    ...plainTable,
    colAligns: ["left", "left", "left", "left", "left", "right", "right", "left"],
  });
  for (const result of results) {
    table.push([
      result.name,
      result.tenant ?? "",
      result.kind ?? "",
      paint[result.status](statusWord(result)),
      result.engines.join(", "),
      seconds(result.seconds).replace(" s", ""),
      result.transitions === 0 ? "" : String(result.transitions),
      result.recordUri ?? "",
    ]);
  }
  const why = results
    .filter(({ reason }) => reason !== undefined)
    .map(({ name, reason }) => `  ${name}\n    ${reason}`);
  return why.length === 0 ? trimmed(table.toString()) : `${trimmed(table.toString())}\n\n${why.join("\n")}`;
}
