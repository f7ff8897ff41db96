import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { TributaryError } from "@tributary/errors";

const names = ["pipeline.ts", "pipeline.mts", "pipeline.js", "pipeline.mjs"];

/** The pipeline file that `-p` names: the file itself, or the one in that folder. */
export async function findPipelineFile(cwd: string, named = "."): Promise<string> {
  const place = resolve(cwd, named);
  const kind = await stat(place).catch(() => undefined);
  if (kind?.isFile()) return place;
  if (!kind?.isDirectory()) throw new TributaryError("TRB-CLI-001", `There is no file or folder ${named}.`);
  for (const name of names) {
    const candidate = join(place, name);
    if ((await stat(candidate).catch(() => undefined))?.isFile()) return candidate;
  }
  const folder = relative(cwd, place) || "the current folder";
  throw new TributaryError("TRB-CLI-001", `There is no ${names[0]} in ${folder}.`);
}
