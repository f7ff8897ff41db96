import type { State } from "./state.ts";

interface NamedTarget {
  /** The path of the field from the state. */
  readonly at: string;
  readonly name: string;
}

/** The names a state can go to. */
export function targetsOf(state: State): readonly NamedTarget[] {
  const targets: NamedTarget[] = [];
  if ("Next" in state && state.Next !== undefined) targets.push({ at: "/Next", name: state.Next });
  if (state.Type === "Choice") {
    targets.push(...state.Choices.map((rule, at) => ({ at: `/Choices/${at}/Next`, name: rule.Next })));
    if (state.Default !== undefined) targets.push({ at: "/Default", name: state.Default });
  }
  if ("Catch" in state && state.Catch) {
    targets.push(...state.Catch.map((rule, at) => ({ at: `/Catch/${at}/Next`, name: rule.Next })));
  }
  return targets;
}
