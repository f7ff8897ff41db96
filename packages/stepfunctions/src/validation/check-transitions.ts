import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { Findings } from "./findings.ts";

/** Every target exists, and every state can be reached. */
export function checkTransitions({ StartAt, States }: JsonObject, location: string, findings: Findings): void {
  if (!isJsonObject(States)) return;
  const reached = new Set<string>();
  const visit = (target: Json | undefined, field: string, at: string): void => {
    if (target === undefined) return;
    if (typeof target !== "string" || !Object.hasOwn(States, target))
      findings.add("MISSING_TRANSITION_TARGET", `Missing '${field}' target: ${String(target)}`, at);
    else reached.add(target);
  };
  visit(StartAt, "StartAt", `${location}/StartAt`);
  for (const [name, state] of Object.entries(States)) {
    if (!isJsonObject(state)) continue;
    const at = `${location}/States/${name}`;
    visit(state.Next, "Next", `${at}/Next`);
    if (state.Type === "Choice") visit(state.Default, "Default", `${at}/Default`);
    for (const list of ["Choices", "Catch"]) {
      const entries = state[list];
      if (!Array.isArray(entries)) continue;
      for (const [i, entry] of entries.entries())
        if (isJsonObject(entry)) visit(entry.Next, "Next", `${at}/${list}[${i}]/Next`);
    }
  }
  // No location: it is not about any one state.
  if (Object.keys(States).length > 0 && !Object.values(States).some(ends))
    findings.add("MISSING_END_STATE", "Workflow has no terminal state");
  for (const name of Object.keys(States)) {
    if (StartAt !== undefined && !reached.has(name))
      findings.add("MISSING_TRANSITION_TARGET", `State "${name}" is not reachable.`, `${location}/States/${name}`);
  }
}

function ends(state: Json): boolean {
  return isJsonObject(state) && (state.End === true || state.Type === "Succeed" || state.Type === "Fail");
}
