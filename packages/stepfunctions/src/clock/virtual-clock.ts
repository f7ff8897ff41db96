import type { Clock } from "./clock.ts";
import { TimerHeap } from "./timer-heap.ts";

/**
 * Time that jumps to the next timer as soon as nothing else is under way, so a three-day Wait takes milliseconds. A frozen
 * one stands still until it is told to go on, for tests in which a worker answers in between.
 *
 * @example
 * const server = await startStepFunctions({ clock: new VirtualClock("2026-01-01T00:00:00Z") });
 */
export class VirtualClock implements Clock {
  readonly #timers = new TimerHeap();
  readonly #frozen: boolean;
  #now: number;
  #holds = 0;
  #scheduled = false;

  constructor(start: string | number | Date = 0, { frozen = false }: { readonly frozen?: boolean } = {}) {
    this.#now = new Date(start).getTime();
    this.#frozen = frozen;
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

  /** Lets so many milliseconds pass: every timer in them fires at its time, with all that follows from it. */
  async advanceBy(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      do await new Promise(setImmediate);
      while (this.#holds > 0);
      const next = this.#timers.peek();
      if (!next || next.at > until) break;
      this.#fire();
    }
    this.#now = Math.max(this.#now, until);
  }

  #schedule(): void {
    if (this.#scheduled || this.#frozen) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#holds > 0 || !this.#timers.peek()) return;
      this.#fire();
      this.#schedule();
    });
  }

  #fire(): void {
    const next = this.#timers.pop();
    if (!next) return;
    this.#now = Math.max(this.#now, next.at);
    next.callback?.();
  }
}
