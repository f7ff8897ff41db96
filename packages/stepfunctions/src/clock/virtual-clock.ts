import type { Clock } from "./clock.ts";
import { TimerHeap } from "./timer-heap.ts";

/**
 * Time that jumps to the next timer as soon as nothing else is under way, so a three-day Wait takes milliseconds.
 *
 * @example
 * const server = await startStepFunctions({ clock: new VirtualClock("2026-01-01T00:00:00Z") });
 */
export class VirtualClock implements Clock {
  readonly #timers = new TimerHeap();
  #now: number;
  #holds = 0;
  #scheduled = false;

  constructor(start: string | number | Date = 0) {
    this.#now = new Date(start).getTime();
  }

  now(): number {
    return this.#now;
  }

  at(at: number, callback: () => void): () => void {
    const timer = this.#timers.add(at, callback);
    this.#schedule();
    return () => {
      timer.callback = undefined;
    };
  }

  hold(): () => void {
    this.#holds++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds--;
      this.#schedule();
    };
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#jump();
    });
  }

  #jump(): void {
    if (this.#holds > 0) return;
    const next = this.#timers.peek();
    if (!next) return;
    this.#timers.pop();
    this.#now = Math.max(this.#now, next.at);
    next.callback?.();
    this.#schedule();
  }
}
