import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { TributaryError } from "@tributary/errors";
import type { LocalFile, RefusedFile } from "./local-file.ts";

export interface CollectedFiles {
  readonly files: readonly LocalFile[];
  readonly refused: readonly RefusedFile[];
}

/**
 * Every file that the arguments name. A folder's layout becomes the keys; a single file is known by its name.
 * Order is by key, so that two runs do the same in the same order.
 */
export async function collectFiles(paths: readonly string[], cwd: string, stateDir: string): Promise<CollectedFiles> {
  const files: LocalFile[] = [];
  const refused: RefusedFile[] = [];
  for (const given of paths) {
    const path = resolve(cwd, given);
    const found = await stat(path).catch((cause: unknown) => {
      throw new TributaryError("TRB-CLI-009", `Cannot read ${given}`, { cause });
    });
    if (found.isDirectory())
      await walk({ root: await realpath(path), stateDir: resolve(stateDir), files, refused }, await realpath(path), "");
    else if (found.isFile()) files.push({ path, name: basename(path), bytes: found.size });
    else refused.push({ path: given, reason: "it is neither a file nor a folder" });
  }
  if (files.length === 0 && refused.length === 0)
    throw new TributaryError("TRB-CLI-010", `There is no file in ${paths.join(", ")}`);
  return { files: unique(files), refused };
}

interface Walk {
  readonly root: string;
  readonly stateDir: string;
  readonly files: LocalFile[];
  readonly refused: RefusedFile[];
}

async function walk(into: Walk, folder: string, prefix: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    into.refused.push({ path: folder, reason: error.message });
    return [];
  });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    if (path === into.stateDir) continue;
    if (entry.isDirectory()) await walk(into, path, `${name}/`);
    else if (entry.isFile()) await add(into, path, name);
    else if (entry.isSymbolicLink()) await addLink(into, path, name);
    else into.refused.push({ path, reason: "it is neither a file nor a folder" });
  }
}

async function add({ files, refused }: Walk, path: string, name: string): Promise<void> {
  try {
    files.push({ path, name, bytes: (await lstat(path)).size });
  } catch (error) {
    refused.push({ path, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** A link may stand for a file of the same folder. Anything else would take in what the person did not hand over. */
async function addLink(into: Walk, path: string, name: string): Promise<void> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) into.refused.push({ path, reason: "it is a link to nothing" });
  else if (!target.startsWith(into.root + sep))
    into.refused.push({ path, reason: `it links out of the folder, to ${target}` });
  else if (!(await stat(target)).isFile()) into.refused.push({ path, reason: "it links to a folder" });
  else await add(into, target, name);
}

function unique(files: readonly LocalFile[]): readonly LocalFile[] {
  const byName = new Map<string, LocalFile>();
  for (const file of files) {
    const other = byName.get(file.name);
    if (other && other.path !== file.path) {
      throw new TributaryError("TRB-CLI-011", `${other.path} and ${file.path} would both become ${file.name}`);
    }
    byName.set(file.name, file);
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
