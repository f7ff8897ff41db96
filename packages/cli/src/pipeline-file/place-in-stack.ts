import { fileURLToPath } from "node:url";
import type { SourcePlace } from "@tributary/errors";

/** The innermost stack frame that lies in `folder`, outside of node_modules. */
export function placeInStack(error: unknown, folder: string): SourcePlace | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const frame of error.stack?.split("\n") ?? []) {
    const [, where, line, column] = frame.match(/(?:\(|at )((?:file:\/\/)?\/[^()]*?):(\d+):(\d+)\)?$/) ?? [];
    if (!where) continue;
    const file = where.startsWith("file://") ? fileURLToPath(where) : where;
    if (file.startsWith(folder) && !file.includes("/node_modules/")) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
