import { isJsonObject, type JsonObject } from "../json.ts";
import type { Findings } from "./findings.ts";

/** Names of states and labels of Maps occur once in a whole definition: branches and processors do not set them apart. */
export function checkNames(machine: JsonObject, findings: Findings): void {
  const states = new Set<string>();
  const labels = new Set<string>();
  walk(machine, "", (name, state, at) => {
    if (states.has(name)) findings.add("DUPLICATE_STATE_NAME", `Duplicate state name: ${name}`, at);
    states.add(name);
    const { Label } = state;
    if (typeof Label !== "string") return;
    if (labels.has(Label)) findings.add("DUPLICATE_LABEL_NAME", `Duplicate label: ${Label}`, `${at}/Label`);
    labels.add(Label);
  });
}

function walk(
  machine: JsonObject,
  location: string,
  visit: (name: string, state: JsonObject, location: string) => void,
): void {
  if (!isJsonObject(machine.States)) return;
  for (const [name, state] of Object.entries(machine.States)) {
    if (!isJsonObject(state)) continue;
    const at = `${location}/States/${name}`;
    visit(name, state, at);
    for (const field of ["ItemProcessor", "Iterator"]) {
      const inner = state[field];
      if (isJsonObject(inner)) walk(inner, `${at}/${field}`, visit);
    }
    if (Array.isArray(state.Branches))
      for (const [i, branch] of state.Branches.entries())
        if (isJsonObject(branch)) walk(branch, `${at}/Branches[${i}]`, visit);
  }
}
