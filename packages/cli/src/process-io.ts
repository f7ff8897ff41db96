import type { Io } from "./io.ts";

/** The real terminal. A second Ctrl-C ends the process at once. */
export function processIo(): Io {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  return { out: process.stdout, err: process.stderr, cwd: process.cwd(), env: process.env, interrupted: stop.signal };
}
