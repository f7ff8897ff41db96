/** Gives each state a name of its own: the first candidate that is free, else the last one with a number. */
export class StateNames {
  readonly #taken: Set<string>;

  constructor(...taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  take(...candidates: readonly [string, ...string[]]): string {
    const last = candidates.at(-1) ?? candidates[0];
    let name = candidates.find((candidate) => !this.#taken.has(candidate));
    for (let number = 2; name === undefined; number++) {
      if (!this.#taken.has(`${last}${number}`)) name = `${last}${number}`;
    }
    this.#taken.add(name);
    return name;
  }
}
