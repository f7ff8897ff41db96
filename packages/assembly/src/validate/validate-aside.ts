import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Finding } from "./finding.ts";

/** From sources the entry is TypeScript, and on Node 20 a thread does not inherit tsx's loader: a line before it registers it. */
function workerEntry(): URL {
  const extension = extname(import.meta.url);
  const entry = new URL(`./validation-worker${extension}`, import.meta.url);
  if (extension !== ".ts") return entry;
  const loader = import.meta.resolve("tsx/esm/api");
  const source = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(entry.href)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

/** Validates in a thread of its own: the validator's half gigabyte goes when the thread ends, and nothing else waits for it. */
export function validateAside(templateFile: string): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(workerEntry(), { workerData: templateFile });
    let findings: readonly Finding[] | undefined;
    thread.once("message", (found: readonly Finding[]) => {
      findings = found;
    });
    thread.once("error", reject);
    thread.once("exit", (code) => {
      if (findings) resolve(findings);
      else reject(new Error(`the validator of templates ended with ${code} and no answer`));
    });
  });
}
