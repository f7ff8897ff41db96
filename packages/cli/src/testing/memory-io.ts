import type { Io } from "../io.ts";

export interface MemoryIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
  interrupt(): void;
}

/** Streams that remember what was written, as a pipe is: no terminal. */
export function memoryIo(cwd: string): MemoryIo {
  const written = { out: "", err: "" };
  const controller = new AbortController();
  return {
    cwd,
    signal: controller.signal,
    stdout: {
      write: (text) => {
        written.out += text;
      },
    },
    stderr: {
      write: (text) => {
        written.err += text;
      },
    },
    out: () => written.out,
    err: () => written.err,
    interrupt: () => controller.abort(),
  };
}
