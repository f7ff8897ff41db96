import { readResource } from "../../aws/read-resource.ts";
import type { Rule } from "./rule.ts";

/** A Task's resource is an integration, a function or an activity. */
export const resources: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => {
    if (state.Type !== "Task" || isResource(state.Resource)) return [];
    return [
      {
        code: "TRB-ASL-118",
        severity: "error",
        message: `"${state.Resource}" is no integration, function or activity`,
        location: `${location}/Resource`,
      } as const,
    ];
  });

function isResource(text: string): boolean {
  const resource = readResource(text);
  if (typeof text !== "string") return true;
  const filled = text.replaceAll(/\$\{[^}]+\}/g, "x");
  if (filled.includes("${")) return false;
  if (resource?.integration === "function" && filled.startsWith("arn:"))
    return /:function:[^:\s]+(:[A-Za-z0-9$_-]+)?$/.test(filled);
  return resource !== undefined || filled !== text;
}
