import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { TributaryError } from "@tributary/errors";

const names = ["pipeline.ts", "pipeline.mts", "pipeline.js", "pipeline.mjs"] as const;

/** The pipeline's file: the given one, or the one of a folder, by `tributary.pipeline` of its package.json or by name. */
export async function findPipelineFile(given: string | undefined, cwd: string): Promise<string> {
  const path = resolve(cwd, given ?? ".");
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return path;
  if (!found?.isDirectory()) throw new TributaryError("TRB-CLI-002", `There is no file or folder ${path}`);

  const declared = await declaredFile(join(path, "package.json"));
  const candidates = declared === undefined ? names : [declared];
  for (const name of candidates) {
    const file = resolve(path, name);
    if ((await stat(file).catch(() => undefined))?.isFile()) return file;
  }
  if (declared !== undefined) {
    throw new TributaryError("TRB-CLI-002", `package.json names the pipeline ${declared}, which does not exist`, {
      at: { file: join(path, "package.json") },
    });
  }
  throw new TributaryError("TRB-CLI-002", `The folder ${path} has no ${names.join(", ")}`);
}

async function declaredFile(packageFile: string): Promise<string | undefined> {
  const text = await readFile(packageFile, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { tributary } = JSON.parse(text) as { tributary?: { pipeline?: unknown } };
    return typeof tributary?.pipeline === "string" ? tributary.pipeline : undefined;
  } catch (cause) {
    throw new TributaryError("TRB-CLI-003", "package.json is not JSON", { at: { file: packageFile }, cause });
  }
}
