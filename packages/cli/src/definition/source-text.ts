import { relative } from "node:path";
import type { SourcePlace } from "@tributary/errors";

/** A place as the person sees it from the folder they stand in: `pipeline.ts:12:8`. */
export function sourceText({ file, line, column }: SourcePlace, cwd: string): string {
  const path = relative(cwd, file);
  return [path.startsWith("..") ? file : path, line, column].filter((part) => part !== undefined).join(":");
}
