import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** Folder of an installed package, also of one whose `exports` hide its package.json. */
export function packageFolder(name: string): string {
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = join(base, name);
    if (versionIn(folder) !== undefined) return folder;
  }
  throw new Error(`The package ${name} is not installed beside ${import.meta.url}`);
}

/** `name version` of an installed package, as answers name their engine. */
export function engineName(name: string): string {
  return `${name} ${versionIn(packageFolder(name))}`;
}

function versionIn(folder: string): string | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof content === "object" && content !== null && "version" in content
      ? String(content.version)
      : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
}
