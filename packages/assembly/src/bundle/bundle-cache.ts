import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HandlerName } from "@tributary/pipeline";
import { version } from "../version.ts";
import { type Bundle, bundleHandlers, bundleSettings } from "./bundle-handler.ts";

interface CacheEntry {
  readonly inputs: readonly string[];
  /** Hash over the settings and over path, size and time of change of every input. */
  readonly signature: string;
  readonly sha256: string;
  /** Size and time of change of the bundle's file: another one is not what was kept here. */
  readonly bytes: number;
  readonly mtimeMs: number;
}

/** A bundle in its file, which is copied and not read: eleven megabytes in memory cost more than all else of a warm synth. */
export interface CachedBundle {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Handlers' bundles from the cache folder, bundled anew where one of the files that went in has changed. */
export async function cachedBundles(
  names: readonly HandlerName[],
  cacheDir: string,
): Promise<Map<HandlerName, CachedBundle>> {
  const kept = new Map<HandlerName, CachedBundle | undefined>();
  const seen: Seen = new Map();
  for (const name of names) kept.set(name, await keptBundle(name, cacheDir, seen));
  const missing = names.filter((name) => !kept.get(name));
  const made = missing.length > 0 ? await bundleHandlers(missing) : new Map<HandlerName, Bundle>();
  await mkdir(cacheDir, { recursive: true });
  for (const [name, bundle] of made) kept.set(name, await keep(name, bundle, cacheDir));
  return new Map(
    names.flatMap((name) => {
      const bundle = kept.get(name);
      return bundle ? [[name, bundle] as const] : [];
    }),
  );
}

/** What files looked like, by path: most handlers are made of the same clients' files, and each is looked at once. */
type Seen = Map<string, string>;

async function keptBundle(name: HandlerName, cacheDir: string, seen: Seen): Promise<CachedBundle | undefined> {
  const entry = await readEntry(join(cacheDir, `${name}.json`));
  if (!entry || signatureOf(entry.inputs, seen) !== entry.signature) return undefined;
  const { sha256, bytes, mtimeMs } = entry;
  const file = fileOf(name, sha256, cacheDir);
  const found = await stat(file).catch(() => undefined);
  return found?.size === bytes && found.mtimeMs === mtimeMs ? { file, sha256, bytes } : undefined;
}

/** Named by its content: a run that copies it is not disturbed by one that bundles anew. */
const fileOf = (name: HandlerName, sha256: string, cacheDir: string): string =>
  join(cacheDir, `${name}-${sha256.slice(0, 24)}.mjs`);

async function keep(name: HandlerName, { code, inputs, sha256 }: Bundle, cacheDir: string): Promise<CachedBundle> {
  const file = fileOf(name, sha256, cacheDir);
  await writeWhole(file, code);
  const { size: bytes, mtimeMs } = await stat(file);
  const signature = signatureOf(inputs);
  if (signature !== undefined) {
    const made: CacheEntry = { inputs, signature, sha256, bytes, mtimeMs };
    await writeWhole(join(cacheDir, `${name}.json`), JSON.stringify(made));
  }
  return { file, sha256, bytes };
}

/** A damaged or absent entry is a miss: the cache is never the only copy of anything. */
async function readEntry(file: string): Promise<CacheEntry | undefined> {
  try {
    const entry = JSON.parse(await readFile(file, "utf8")) as Partial<CacheEntry>;
    const { inputs, signature, sha256, bytes, mtimeMs } = entry;
    return Array.isArray(inputs) && signature && sha256 && bytes !== undefined && mtimeMs !== undefined
      ? { inputs, signature, sha256, bytes, mtimeMs }
      : undefined;
  } catch {
    return undefined;
  }
}

function signatureOf(inputs: readonly string[], seen: Seen = new Map()): string | undefined {
  const hash = createHash("sha256").update(version).update(bundleSettings);
  try {
    for (const path of inputs) hash.update(lookOf(path, seen));
    return hash.digest("hex");
  } catch {
    return undefined;
  }
}

function lookOf(path: string, seen: Seen): string {
  const known = seen.get(path);
  if (known !== undefined) return known;
  // Synchronous on purpose: some hundred stats of files in memory take a tenth of the time that way.
  const { size, mtimeMs } = statSync(path);
  const look = `${path}\0${size}\0${mtimeMs}\n`;
  seen.set(path, look);
  return look;
}

/** Two runs may share a cache: neither sees half a file. */
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, file);
}
