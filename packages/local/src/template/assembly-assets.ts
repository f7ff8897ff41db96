import { readFile, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { isRecord } from "./is-record.ts";
import type { TemplateAssets } from "./template-assets.ts";

/** Assets of an assembly folder: nothing was uploaded, `assembly.json` says which folder stands for which key. */
export function assemblyAssets(assemblyDir: string): TemplateAssets {
  return {
    async folder({ key }) {
      const path = (await manifestPath(assemblyDir, key)) ?? key.replace(/\.zip$/, "");
      const folder = inside(assemblyDir, path, key);
      const found = await stat(folder).catch(() => undefined);
      if (!found?.isDirectory()) throw new Error(`the assembly has no folder for the code ${key}`);
      return folder;
    },
    text: ({ key }) => readFile(inside(assemblyDir, key, key), "utf8"),
  };
}

function inside(assemblyDir: string, path: string, key: string): string {
  const file = resolve(assemblyDir, path);
  const way = relative(assemblyDir, file);
  if (way.startsWith("..") || isAbsolute(way)) throw new Error(`${key} lies outside the assembly folder`);
  return file;
}

async function manifestPath(assemblyDir: string, key: string): Promise<string | undefined> {
  const text = await readFile(join(assemblyDir, "assembly.json"), "utf8").catch(() => undefined);
  const manifest: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!isRecord(manifest) || !Array.isArray(manifest.assets)) return undefined;
  const asset: unknown = manifest.assets.find((item: unknown) => isRecord(item) && item.s3Key === key);
  return isRecord(asset) && typeof asset.path === "string" ? asset.path : undefined;
}
