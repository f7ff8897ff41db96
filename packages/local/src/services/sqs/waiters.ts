import type { Clock } from "../clock.ts";

/** Long polls: callers asleep until a message is visible, their time is over, or the queue closes. */
export class Waiters {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #cancelTimer: (() => void) | undefined;
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Wakes all when a message falls due; at once when one is due already. */
  wake(nextAt: number | undefined): void {
    if (nextAt === undefined || this.#waiting.size === 0) return;
    const now = this.#clock.now();
    if (nextAt <= now) this.close();
    else if (nextAt < this.#timerAt) {
      this.#cancelTimer?.();
      this.#timerAt = nextAt;
      this.#cancelTimer = this.#clock.after(nextAt - now, () => this.close());
    }
  }

  wait(milliseconds: number, nextAt: number | undefined, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        this.#waiting.delete(end);
        cancel();
        signal?.removeEventListener("abort", end);
        resolve();
      };
      const cancel = this.#clock.after(milliseconds, end);
      signal?.addEventListener("abort", end, { once: true });
      this.#waiting.add(end);
      this.wake(nextAt);
    });
  }

  /** Lets all go. */
  close(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#timerAt = Number.POSITIVE_INFINITY;
    for (const end of [...this.#waiting]) end();
  }
}
