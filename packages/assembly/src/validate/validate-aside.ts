import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Finding } from "./finding.ts";

const worker = new URL(`./validation-worker${extname(import.meta.url)}`, import.meta.url);

/** Validates in a thread of its own: the validator's half gigabyte goes when the thread ends, and nothing else waits for it. */
export function validateAside(templateFile: string): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: templateFile });
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
