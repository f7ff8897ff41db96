import { createRequire } from "node:module";
import type * as Esbuild from "esbuild";

let users = 0;

/** Lends esbuild, and ends its process after the last use: it would keep half a gigabyte until ours ends. */
export async function withEsbuild<T>(use: (esbuild: typeof Esbuild) => Promise<T>): Promise<T> {
  users += 1;
  // Required, not imported: Node would first search the file for names to export, which takes longer than running it.
  const esbuild = createRequire(import.meta.url)("esbuild") as typeof Esbuild;
  try {
    return await use(esbuild);
  } finally {
    users -= 1;
    if (users === 0) await esbuild.stop();
  }
}
