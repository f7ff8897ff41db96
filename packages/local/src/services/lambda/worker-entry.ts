import { extname } from "node:path";

/**
 * Where a function's thread starts. From sources (tests) the entry is TypeScript, and on Node 20 a thread does not
 * inherit tsx's loader: a line before it registers the loader.
 */
export function workerEntry(): URL {
  const extension = extname(import.meta.url);
  const entry = new URL(`./function-worker${extension}`, import.meta.url);
  if (extension !== ".ts") return entry;
  const loader = import.meta.resolve("tsx/esm/api");
  const source = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(entry.href)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}
