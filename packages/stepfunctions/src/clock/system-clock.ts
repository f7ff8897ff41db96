import type { Clock } from "./clock.ts";
import { TimerHeap } from "./timer-heap.ts";

/** setTimeout holds 32 bits: a Wait of a year has to be set again on the way. */
const MAX_TIMEOUT = 2_147_483_647;

/** Real time, with one pending `setTimeout` however many states wait. */
export class SystemClock implements Clock {
  readonly #timers = new TimerHeap();
  #handle: NodeJS.Timeout | undefined;
  #armedFor = Number.POSITIVE_INFINITY;

  now(): number {
    return Date.now();
  }

  at(at: number, callback: () => void): () => void {
    const timer = this.#timers.add(at, callback);
    this.#arm();
    return () => {
      timer.callback = undefined;
    };
  }

  hold(): () => void {
    return () => {};
  }

  #arm(): void {
    const next = this.#timers.peek();
    if (!next) {
      clearTimeout(this.#handle);
      this.#armedFor = Number.POSITIVE_INFINITY;
      return;
    }
    if (next.at >= this.#armedFor) return;
    clearTimeout(this.#handle);
    this.#armedFor = next.at;
    this.#handle = setTimeout(() => this.#fire(), Math.min(Math.max(0, next.at - Date.now()), MAX_TIMEOUT));
    this.#handle.unref();
  }

  #fire(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    const now = Date.now();
    for (let next = this.#timers.peek(); next && next.at <= now; next = this.#timers.peek()) {
      this.#timers.pop();
      next.callback?.();
    }
    this.#arm();
  }
}
