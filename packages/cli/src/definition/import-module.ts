import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isTributaryError, TributaryError } from "@tributary/errors";
import { bundleDefinition } from "./bundle-definition.ts";
import { placeOfThrow } from "./place-in-source.ts";
import { placeOf } from "./place-of.ts";

/** An author's file as it was run. */
export interface AuthorModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** The file and those of the author's that it is made of. */
  readonly sources: readonly string[];
}

/** Runs an author's file. A mistake in it is told with file, line and column of the source. */
export async function importModule(
  file: string,
  stateDir: string,
  { onSources }: { readonly onSources?: ((files: readonly string[]) => void) | undefined } = {},
): Promise<AuthorModule> {
  const folder = join(stateDir, "cache", "definitions");
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new TributaryError("TRB-CLI-018", `Cannot write into the state folder ${stateDir}`, { cause });
  });
  const outfile = join(folder, `${createHash("sha256").update(file).digest("hex").slice(0, 16)}.mjs`);
  const sources = await bundleDefinition(file, outfile);
  onSources?.(sources);
  process.setSourceMapsEnabled(true);
  try {
    // The query makes a second load in one process read the file again.
    return {
      exports: await settled(import(`${pathToFileURL(outfile).href}?${process.hrtime.bigint()}`), file),
      sources,
    };
  } catch (error) {
    throw await located(error, file);
  }
}

/** An `await` for what never comes leaves Node with nothing to do, and Node then ends without a word. */
async function settled<T>(work: Promise<T>, file: string): Promise<T> {
  const nothingLeft = Promise.race([
    work,
    new Promise<undefined>((resolve) => process.once("beforeExit", () => resolve(undefined))),
  ]);
  const value = await nothingLeft;
  if (value !== undefined) return value;
  throw new TributaryError("TRB-CLI-007", "The pipeline file awaits something that never comes", { at: { file } });
}

/** Our own mistakes in the author's words stay as they are; anything else the file throws is told at the line that threw it. */
export async function located(error: unknown, file: string): Promise<unknown> {
  const at = placeOf(error) ?? { file };
  if (isTributaryError(error)) {
    return error.at ? error : new TributaryError(error.code, error.message, { at, fix: error.fix, cause: error.cause });
  }
  if (error instanceof Error) {
    const said = `The pipeline file fails: ${error.name}: ${error.message}`;
    return new TributaryError("TRB-CLI-005", said, { at, cause: error });
  }
  const said = `The pipeline file fails: threw ${typeof error === "string" ? JSON.stringify(error) : String(error)}`;
  return new TributaryError("TRB-CLI-005", said, { at: await placeOfThrow(file), cause: error });
}
