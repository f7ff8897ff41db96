import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Zippable, zipSync } from "fflate";

/** The oldest time a zip can tell: the same folder always gives the same bytes. */
const mtime = new Date(1980, 0, 1);
const unix = 3;
/** `rw-r--r--`: Lambda runs code as a user that is not its owner. */
const readable = 0o100644 << 16;

/** A folder's files as Lambda takes them. */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const content: Zippable = {};
  for (const file of files)
    content[relative(folder, file).split(sep).join("/")] = [
      new Uint8Array(await readFile(file)),
      { mtime, os: unix, attrs: readable, level: 9 },
    ];
  return zipSync(content);
}
