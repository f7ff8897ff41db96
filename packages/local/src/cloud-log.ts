import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Tells an event of the cloud with its facts: `log("access.denied", { principal, action })`. */
export type CloudLog = (event: string, facts: Readonly<Record<string, unknown>>) => void;

export interface CloudLogFile {
  readonly log: CloudLog;
  readonly path: string;
  close(): Promise<void>;
}

/** JSON Lines under the state directory: denials with their deciding statement, failures with their stack. */
export function openCloudLog(stateDir: string, now: () => number): CloudLogFile {
  const folder = join(stateDir, "logs");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "cloud.jsonl");
  const stream = createWriteStream(path, { flags: "a" });
  // A full disk must not end the cloud; the request that failed for it is answered with an error of its own.
  stream.on("error", () => undefined);
  return {
    path,
    log: (event, facts) =>
      stream.write(`${JSON.stringify({ time: new Date(now()).toISOString(), event, ...facts })}\n`),
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
