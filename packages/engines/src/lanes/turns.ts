import { availableParallelism } from "node:os";

interface Waiting {
  readonly size: number;
  readonly start: () => void;
}

/** Every so many turns the work that has waited longest comes first, however large it is. */
const oldestEvery = 4;

/** Lets at most `width` pieces of work run at once, small ones first, so that one long text does not hold up all others. */
export class Turns {
  readonly #waiting: Waiting[] = [];
  readonly #within: Turns | undefined;
  #free: number;
  #given = 0;

  /** Work that has its turn here waits for one `within` as well, so that what waits here holds up nothing there. */
  constructor(width: number, within?: Turns) {
    this.#free = width;
    this.#within = within;
  }

  /** `size` says how much work it is, as against other work: the bytes that are read. */
  async take<T>(size: number, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((start) => this.#waiting.push({ size, start }));
    try {
      return await (this.#within ? this.#within.take(size, work) : work());
    } finally {
      const next = this.#next();
      if (next) next.start();
      else this.#free += 1;
    }
  }

  #next(): Waiting | undefined {
    this.#given += 1;
    if (this.#given % oldestEvery === 0) return this.#waiting.shift();
    const smallest = Math.min(...this.#waiting.map(({ size }) => size));
    const place = this.#waiting.findIndex(({ size }) => size === smallest);
    return place < 0 ? undefined : this.#waiting.splice(place, 1)[0];
  }
}

/** All engines of a process share these turns: two at most, so that a laptop stays usable. */
export const engineTurns = new Turns(Math.min(2, availableParallelism()));
