import type { State } from "../states/state.ts";
import { targetsOf } from "../states/targets-of.ts";

/** The states a state leads to. */
export type WaysFrom = (state: State | undefined) => readonly string[];

export const allWays: WaysFrom = (state) => (state ? targetsOf(state).map(({ name }) => name) : []);

/** All but those of catchers. */
export const waysWithoutErrors: WaysFrom = (state) =>
  state ? targetsOf(state).flatMap(({ at, name }) => (at.startsWith("/Catch") ? [] : [name])) : [];
