import type { FileResult } from "../follow/file-result.ts";
import type { FlyingFile } from "../follow/flight.ts";

/** Shows a run while it goes on. */
export interface Progress {
  /** How many files there are to bring. */
  begin(total: number): void;
  look(flying: readonly FlyingFile[]): Promise<void>;
  ended(result: FileResult): void;
  close(): void;
}

/** Under `--json` nothing is shown. */
export const silentProgress: Progress = { begin: () => {}, look: async () => {}, ended: () => {}, close: () => {} };
