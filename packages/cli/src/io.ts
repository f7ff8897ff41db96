import type { Readable } from "node:stream";

/** What a command reads and writes; tests give their own. */
export interface Io {
  /** Where answers to questions come from; without it nothing is asked. */
  readonly stdin?: Readable & { readonly isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly cwd: string;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** The process's own streams; the first Ctrl-C asks the command to end well, the second ends it at once. */
export function processIo(): Io {
  const interrupted = new AbortController();
  const onSignal = (): void => {
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  for (const stream of [process.stdout, process.stderr]) stream.on("error", unlessClosed);
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    signal: interrupted.signal,
  };
}

/** A reader that has seen enough (`| head`) ends neither a deployment nor a local cloud half way: what is written then is lost. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
