import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/** Engines work on buffers outside the heap; a young generation of the usual 48 MB a thread would only lie there. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/**
 * Starts a thread on a module of this package, named without its extension.
 *
 * From sources (tests) the module is TypeScript, and on Node 20 a thread does not inherit tsx's loader: it registers it itself.
 */
export function startThread(module: string): Worker {
  const extension = extname(import.meta.url);
  const entry = new URL(`../${module}${extension}`, import.meta.url);
  if (extension !== ".ts") return new Worker(entry, { resourceLimits });
  const loader = import.meta.resolve("tsx/esm/api");
  const source = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(entry.href)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), { resourceLimits });
}
