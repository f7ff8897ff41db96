import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HandlerName } from "@tributary/pipeline";
import { version } from "../version.ts";
import { type Bundle, bundleHandler, bundleSettings } from "./bundle-handler.ts";

interface CacheEntry {
  readonly inputs: readonly string[];
  /** Hash over the settings and over path, size and time of change of every input. */
  readonly signature: string;
  readonly sha256: string;
}

export type CachedBundle = Pick<Bundle, "code" | "sha256">;

/** The handler's bundle from the cache folder, bundled anew when one of the files that went in has changed. */
export async function cachedBundle(name: HandlerName, cacheDir: string): Promise<CachedBundle> {
  const entryFile = join(cacheDir, `${name}.json`);
  const codeFile = join(cacheDir, `${name}.mjs`);
  const entry = await readEntry(entryFile);
  if (entry && signatureOf(entry.inputs) === entry.signature) {
    const code = await readFile(codeFile).catch(() => undefined);
    if (code && sha256(code) === entry.sha256) return { code, sha256: entry.sha256 };
  }
  const bundle = await bundleHandler(name);
  const signature = signatureOf(bundle.inputs);
  await mkdir(cacheDir, { recursive: true });
  await writeWhole(codeFile, bundle.code);
  if (signature !== undefined) {
    const made: CacheEntry = { inputs: bundle.inputs, signature, sha256: bundle.sha256 };
    await writeWhole(entryFile, JSON.stringify(made));
  }
  return bundle;
}

/** A damaged or absent entry is a miss: the cache is never the only copy of anything. */
async function readEntry(file: string): Promise<CacheEntry | undefined> {
  try {
    const entry = JSON.parse(await readFile(file, "utf8")) as Partial<CacheEntry>;
    const { inputs, signature, sha256: hash } = entry;
    return Array.isArray(inputs) && signature !== undefined && hash !== undefined
      ? { inputs, signature, sha256: hash }
      : undefined;
  } catch {
    return undefined;
  }
}

function signatureOf(inputs: readonly string[]): string | undefined {
  const hash = createHash("sha256").update(version).update(bundleSettings);
  try {
    for (const path of inputs) {
      // Synchronous on purpose: some hundred stats of files in memory take a tenth of the time that way.
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
    return hash.digest("hex");
  } catch {
    return undefined;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Two runs may share a cache: neither sees half a file. */
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, file);
}
