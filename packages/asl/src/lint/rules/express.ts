import { readResource } from "../../aws/read-resource.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { expressPlaces } from "../express-places.ts";
import type { Rule } from "./rule.ts";

/** Express workflows wait for nobody. https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
export const express: Rule = ({ states, type }) => {
  const isExpress = expressPlaces({ states });
  return states.flatMap(({ state, location }): readonly Diagnostic[] => {
    if (type !== "EXPRESS" && !isExpress(location)) return [];
    const what =
      state.Type === "Task"
        ? resourceProblem(state.Resource)
        : state.Type === "Map" && state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED"
          ? "a distributed Map"
          : undefined;
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

function resourceProblem(text: string): string | undefined {
  const resource = readResource(text);
  if (resource?.integration === "activity") return "activities";
  if (resource?.waits === "sync") return ".sync integrations";
  return resource?.waits === "taskToken" ? ".waitForTaskToken integrations" : undefined;
}
