import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourcePlace } from "@tributary/errors";

const frame = /(?:\(|at (?:async )?)((?:file:\/\/)?[^()]+?):(\d+):(\d+)\)?$/;

/** The first line of the author's own files in an error's stack: not Node's, not a package's. Needs source maps switched on. */
export function placeOf(error: unknown): SourcePlace | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined;
  for (const line of error.stack.split("\n")) {
    const [, location, row, column] = frame.exec(line.trim()) ?? [];
    if (location === undefined || location.startsWith("node:")) continue;
    const file = location.startsWith("file://") ? fileURLToPath(location.replace(/\?.*$/, "")) : location;
    if (file.includes(`${sep}node_modules${sep}`) || isOurs(file)) continue;
    return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}

/** Run from a checkout our packages do not lie in node_modules. */
const repository = fileURLToPath(new URL("../../../../packages/", import.meta.url));
const isOurs = (file: string): boolean => file.startsWith(repository) && !file.includes(`${sep}templates${sep}`);
