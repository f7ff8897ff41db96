import type { Diagnostic } from "../diagnostic.ts";
import { obstacleIn } from "../express-obstacle.ts";
import { expressPlaces } from "../express-places.ts";
import type { Rule } from "./rule.ts";

/** Express workflows, and Express child executions, wait for nobody. */
export const express: Rule = ({ states, type }) => {
  const isExpress = expressPlaces({ states });
  return states.flatMap(({ state, location }): readonly Diagnostic[] => {
    if (type !== "EXPRESS" && !isExpress(location)) return [];
    const what = obstacleIn(state);
    if (what === undefined) return [];
    return [
      {
        code: "TRB-ASL-132",
        severity: "error",
        message: `an Express workflow cannot have ${what}`,
        location: state.Type === "Task" ? `${location}/Resource` : location,
      },
    ];
  });
};
