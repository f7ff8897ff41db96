import { setTimeout as sleep } from "node:timers/promises";

export interface PaceClock {
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const systemClock: PaceClock = { now: () => performance.now(), pause: (milliseconds) => sleep(milliseconds) };

/** Lets at most so many calls start in a second, evenly, whoever makes them. */
export class Pace {
  readonly #gap: number;
  readonly #clock: PaceClock;
  #next = 0;

  constructor(perSecond: number, clock: PaceClock = systemClock) {
    this.#gap = 1_000 / perSecond;
    this.#clock = clock;
  }

  async turn(): Promise<void> {
    const now = this.#clock.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#gap;
    if (at - now >= 1) await this.#clock.pause(at - now);
  }
}
