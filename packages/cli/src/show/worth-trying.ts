import { namedQueries } from "@tributary/catalog";
import type { CommonOptions } from "../common-options.ts";
import type { FileResult } from "../follow/file-result.ts";

/** Two or three queries over the tables that have rows now, ready to be pasted. */
export function worthTrying(results: readonly FileResult[], options: CommonOptions, command = "pipeline"): string {
  const filled = new Set<string>(results.flatMap(({ table }) => (table === undefined ? [] : [table])));
  if (results.length > 0) filled.add("objects");
  const chosen = namedQueries
    .filter(
      ({ table }, index) => filled.has(table) && namedQueries.findIndex((other) => other.table === table) === index,
    )
    .slice(0, 3);
  if (chosen.length === 0) return "";
  const given = `${options.pipeline === undefined ? "" : ` -p ${quoted(options.pipeline)}`}${options.state === ".pipeline" ? "" : ` --state ${quoted(options.state)}`}`;
  return `\nWorth trying:\n${chosen.map(({ description, sql }) => `  # ${description}\n  ${command} query${given} ${quoted(sql)}\n`).join("")}`;
}

/** As a POSIX shell reads it back. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text)
    ? text
    : text.includes("'") && !/["$`\\!]/.test(text)
      ? `"${text}"`
      : `'${text.replaceAll("'", `'\\''`)}'`;
