import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";

/** One file with the bytes of all: DuckDB reads files, and an object of a multipart upload lies in several. */
export async function concatenated(paths: readonly string[], stateDir: string): Promise<string> {
  const [only = "", ...more] = paths;
  if (more.length === 0) return only;
  const folder = join(stateDir, "athena", "joined");
  const joined = join(
    folder,
    createHash("sha256")
      .update(paths.map((path) => basename(path)).join(","))
      .digest("hex"),
  );
  if (existsSync(joined)) return joined;
  await mkdir(folder, { recursive: true });
  const partial = `${joined}.${process.pid}`;
  for (const [index, path] of paths.entries()) {
    await pipeline(createReadStream(path), createWriteStream(partial, { flags: index === 0 ? "w" : "a" }));
  }
  await rename(partial, joined);
  return joined;
}
