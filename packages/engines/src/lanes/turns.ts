import { availableParallelism } from "node:os";

/** Lets at most `width` pieces of work run at once, in the order they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(width: number) {
    this.#free = width;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

/** All engines of a process share these turns: two at most, so that a laptop stays usable. */
export const engineTurns = new Turns(Math.min(2, availableParallelism()));
