import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Editors write a file in several steps; what follows within this time belongs to the same change. */
const quiet = 150;

/** Watches files wherever they lie; which ones may change while it watches. Folders are watched, since editors replace files. */
export class FileWatch {
  readonly #signal: AbortSignal;
  readonly #folders = new Map<string, FSWatcher>();
  #files: ReadonlySet<string> = new Set();
  #changed = false;
  #wake = (): void => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", () => {
      for (const watcher of this.#folders.values()) watcher.close();
      this.#wake();
    });
  }

  /** From now on these files matter, and no others. */
  follow(files: readonly string[]): void {
    this.#files = new Set(files);
    const wanted = new Set(files.map((file) => dirname(file)));
    for (const [folder, watcher] of this.#folders)
      if (!wanted.has(folder)) {
        watcher.close();
        this.#folders.delete(folder);
      }
    for (const folder of wanted) if (!this.#folders.has(folder)) this.#watch(folder);
  }

  /** Yields once for each burst of changes, until the signal; changes during the work are the next burst. */
  async *bursts(): AsyncGenerator<void> {
    while (!this.#signal.aborted) {
      if (!this.#changed)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      await pause(quiet, undefined, { signal: this.#signal }).catch(() => undefined);
      if (this.#signal.aborted) return;
      this.#changed = false;
      yield;
    }
  }

  #watch(folder: string): void {
    if (this.#signal.aborted) return;
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !this.#files.has(join(folder, name))) return;
      this.#changed = true;
      this.#wake();
    });
    // A folder that is removed is watched no more; the next load tells what is missing.
    watcher.on("error", () => {
      watcher.close();
      this.#folders.delete(folder);
    });
    this.#folders.set(folder, watcher);
  }
}
