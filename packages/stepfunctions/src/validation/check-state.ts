import type { QueryLanguage, StateType } from "../interpreter/compiled.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { checkChoices } from "./check-choices.ts";
import { checkErrorHandlers } from "./check-error-handlers.ts";
import { checkLikelyMistakes } from "./check-likely-mistakes.ts";
import type { MachinePlace } from "./check-machine.ts";
import { checkMapState } from "./check-map-state.ts";
import { checkPayloads } from "./check-payloads.ts";
import { checkTaskState } from "./check-task-state.ts";
import { checkWaitState } from "./check-wait-state.ts";
import type { Findings } from "./findings.ts";
import { allowedFields, isStateType, STATE_FIELDS } from "./state-fields.ts";

export interface StatePlace {
  readonly location: string;
  readonly express: boolean;
  /** Of the state. */
  readonly language: QueryLanguage;
  /** Of the whole machine, which the states inside this one have. */
  readonly machineLanguage?: QueryLanguage;
  inner(machine: JsonObject, place: MachinePlace): void;
}

const FLOWING = new Set<StateType>(["Pass", "Task", "Wait", "Parallel", "Map"]);

/** Checks one state: its type, its fields, and what is special to the type. */
export function checkState(_name: string, state: JsonObject, place: StatePlace, findings: Findings): void {
  const { location } = place;
  const { Type: type } = state;
  if (type === undefined) return findings.schema("These fields are required: [Type]", location);
  if (!isStateType(type))
    return findings.schema(
      `The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]`,
      `${location}/Type`,
    );
  const language = languageOf(state, place, findings);
  const missing = STATE_FIELDS[type].required.filter((field) => state[field] === undefined);
  if (missing.length > 0) findings.schema(`These fields are required: [${missing.join(", ")}]`, location);
  checkFields(type, state, language, { location, findings });
  if (FLOWING.has(type)) checkFlow(state, location, findings);
  const here = { ...place, language, machineLanguage: place.language };
  checkErrorHandlers(state, here, findings);
  checkPayloads(state, here, findings);
  if (language === "JSONPath") checkLikelyMistakes(state, location, findings);
  checkType(type, state, here, findings);
}

function checkFields(
  type: StateType,
  state: JsonObject,
  language: QueryLanguage,
  { location, findings }: { location: string; findings: Findings },
): void {
  const allowed = allowedFields(type, language);
  const other = language === "JSONata" ? "JSONPath" : "JSONata";
  const elsewhere = allowedFields(type, other);
  for (const field of Object.keys(state)) {
    if (allowed.has(field)) continue;
    if (elsewhere.has(field)) findings.schema(onlyIn(field, language), location);
    else findings.unsupported(field, location);
  }
}

/** How AWS refuses a field of the other query language. */
export function onlyIn(field: string, language: QueryLanguage): string {
  const other = language === "JSONata" ? "JSONPath" : "JSONata";
  return `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`;
}

function languageOf(
  { QueryLanguage }: JsonObject,
  { language, location }: StatePlace,
  findings: Findings,
): QueryLanguage {
  if (QueryLanguage === undefined) return language;
  if (QueryLanguage === "JSONata") return "JSONata";
  if (QueryLanguage !== "JSONPath") {
    findings.schema(
      "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
      `${location}/QueryLanguage`,
    );
    return "JSONata";
  }
  if (language === "JSONata")
    findings.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", location);
  return "JSONPath";
}

function checkFlow({ Next, End }: JsonObject, location: string, findings: Findings): void {
  if (End !== undefined && typeof End !== "boolean")
    findings.schema("Expected value of type Boolean", `${location}/End`);
  if (Next === undefined && End !== true) findings.schema("These fields are required: one of [Next, End]", location);
  if (Next !== undefined && End === true) findings.onlyOne(["Next", "End"], location);
}

function checkType(type: StateType, state: JsonObject, place: StatePlace, findings: Findings): void {
  if (type === "Choice") checkChoices(state, place, findings);
  else if (type === "Wait") checkWaitState(state, place, findings);
  else if (type === "Task") checkTaskState(state, place, findings);
  else if (type === "Map") checkMapState(state, place, findings);
  else if (type === "Parallel") checkBranches(state.Branches, place, findings);
  else if (type === "Fail") checkFail(state, place.location, findings);
}

function checkBranches(
  branches: Json | undefined,
  { location, express, language, machineLanguage = language, inner }: StatePlace,
  findings: Findings,
): void {
  if (branches === undefined) return;
  if (!Array.isArray(branches) || branches.length === 0)
    return findings.schema("Expected a list with at least one branch", `${location}/Branches`);
  for (const [i, branch] of branches.entries()) {
    const at = `${location}/Branches[${i}]`;
    if (isJsonObject(branch)) inner(branch, { location: at, express, language: machineLanguage, top: false });
    else findings.schema("Expected value of type Object", at);
  }
}

function checkFail(state: JsonObject, location: string, findings: Findings): void {
  for (const field of ["Error", "Cause"]) {
    const value = state[field];
    if (value !== undefined && typeof value !== "string")
      findings.schema("Expected value of type String", `${location}/${field}`);
    if (value !== undefined && state[`${field}Path`] !== undefined) findings.onlyOne([field, `${field}Path`], location);
  }
}
