import type { QueryLanguage } from "../interpreter/compiled.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { checkState } from "./check-state.ts";
import { checkTransitions } from "./check-transitions.ts";
import type { Findings } from "./findings.ts";

export interface MachinePlace {
  readonly location: string;
  readonly express: boolean;
  readonly language: QueryLanguage;
  readonly top: boolean;
}

const TOP_FIELDS = new Set(["Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage"]);
/** Branches and processors have the query language of the whole machine and cannot say another. */
const INNER_FIELDS = new Set(["Comment", "StartAt", "States", "ProcessorConfig"]);

/** Checks a state machine, or one inside a Map or Parallel. */
export function checkMachine(machine: JsonObject, place: MachinePlace, findings: Findings): void {
  const { location } = place;
  const missing = ["States", "StartAt"].filter((field) => machine[field] === undefined);
  if (missing.length > 0) findings.schema(`These fields are required: [${missing.join(", ")}]`, location);
  const allowed = place.top ? TOP_FIELDS : INNER_FIELDS;
  for (const field of Object.keys(machine)) if (!allowed.has(field)) findings.unsupported(field, location);
  const language = place.top ? languageOf(machine, place, findings) : place.language;
  if (machine.Version !== undefined && machine.Version !== "1.0")
    findings.schema("Value is not '1.0'", `${location}/Version`);
  const timeout = machine.TimeoutSeconds;
  if (
    timeout !== undefined &&
    (typeof timeout !== "number" || !Number.isInteger(timeout) || timeout < 1 || timeout > 99_999_999)
  ) {
    findings.schema("Value is not an integer between 1 and 99999999", `${location}/TimeoutSeconds`);
  }
  if (machine.States === undefined) return;
  const { States: states } = machine;
  if (!isJsonObject(states)) {
    findings.schema("Expected value of type Object", `${location}/States`);
    return;
  }
  if (Object.keys(states).length === 0) findings.schema("States must have at least one state", `${location}/States`);
  for (const [name, state] of Object.entries(states)) {
    const at = `${location}/States/${name}`;
    if (name.length > 80) findings.add("INVALID_STATE_NAME", "State name must be at most 80 characters long", at);
    if (!isJsonObject(state)) findings.schema("Expected value of type Object", at);
    else
      checkState(
        name,
        state,
        {
          location: at,
          express: place.express,
          language,
          inner: (machineInside, innerPlace) => checkMachine(machineInside, innerPlace, findings),
        },
        findings,
      );
  }
  checkTransitions(machine, location, findings);
}

function languageOf(
  { QueryLanguage }: JsonObject,
  { language, location }: MachinePlace,
  findings: Findings,
): QueryLanguage {
  if (QueryLanguage === undefined) return language;
  if (QueryLanguage !== "JSONPath" && QueryLanguage !== "JSONata")
    findings.schema(
      "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
      `${location}/QueryLanguage`,
    );
  return QueryLanguage === "JSONPath" ? "JSONPath" : "JSONata";
}
