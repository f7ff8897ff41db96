import { readResource } from "../../aws/read-resource.ts";
import type { Rule } from "./rule.ts";

/** A Task's resource is an integration, a function or an activity. */
export const resources: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => {
    if (state.Type !== "Task" || readResource(state.Resource) || state.Resource.includes("${")) return [];
    return [
      {
        code: "TRB-ASL-118",
        severity: "error",
        message: `"${state.Resource}" is no integration, function or activity`,
        location: `${location}/Resource`,
      } as const,
    ];
  });
