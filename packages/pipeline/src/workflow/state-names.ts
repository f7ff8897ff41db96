import { at } from "../definition/place.ts";
import type { StatePlaces } from "./state-places.ts";

/** Gives each state a name of its own: the first candidate that is free, else the last one with a number. */
export class StateNames {
  readonly #taken: Set<string>;
  readonly #places: StatePlaces;
  readonly #owner: object | undefined;

  /** `places` is told where the author wrote the `owner` of each name that is taken. */
  constructor(taken: Set<string>, places: StatePlaces, owner?: object) {
    this.#taken = taken;
    this.#places = places;
    this.#owner = owner;
  }

  /** The same names, for states that come of one part of the author's definition. */
  ownedBy(owner: object): StateNames {
    return new StateNames(this.#taken, this.#places, owner);
  }

  take(...candidates: readonly [string, ...string[]]): string {
    const last = candidates.at(-1) ?? candidates[0];
    let name = candidates.find((candidate) => !this.#taken.has(candidate));
    for (let number = 2; name === undefined; number++) {
      if (!this.#taken.has(`${last}${number}`)) name = `${last}${number}`;
    }
    this.#taken.add(name);
    const place = this.#owner && at(this.#owner).at;
    if (place) this.#places.set(name, place);
    return name;
  }
}
