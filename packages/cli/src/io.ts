/** Where a command reads from and writes to; tests hand in their own. */
export interface Io {
  /** What was asked for: tables, rows, JSON. */
  readonly out: Sink;
  /** Everything said about the work: progress, warnings, errors. */
  readonly err: Sink;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Fires once on Ctrl-C. */
  readonly interrupted: AbortSignal;
}

export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export function line(sink: Sink, text = ""): void {
  sink.write(`${text}\n`);
}
