import type * as Esbuild from "esbuild";

let users = 0;

/** Lends esbuild, and ends its process after the last use: it would keep half a gigabyte until ours ends. */
export async function withEsbuild<T>(use: (esbuild: typeof Esbuild) => Promise<T>): Promise<T> {
  users += 1;
  const esbuild = await import("esbuild");
  try {
    return await use(esbuild);
  } finally {
    users -= 1;
    if (users === 0) await esbuild.stop();
  }
}
