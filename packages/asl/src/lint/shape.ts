import { pointerPart } from "../states/walk-states.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { wrongTypes } from "./field-types.ts";
import { foreignDocument } from "./foreign-document.ts";
import { stateShapes } from "./state-shape.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether a value has the shape of a definition. What stands in the way of reading it further has code `TRB-ASL-100`;
 * the other rules only look at definitions without one.
 */
export function shapeProblems(definition: unknown): readonly Diagnostic[] {
  if (!isObject(definition)) return [broken("a definition is a JSON object", "")];
  const foreign = foreignDocument(definition);
  if (foreign !== undefined) return [broken(foreign, "")];
  return [
    ...typeProblems(definition, "", "JSONPath"),
    ...graphProblems(definition, "", definition.QueryLanguage ?? "JSONPath"),
  ];
}

function graphProblems(graph: Fields, at: string, language: unknown): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (typeof graph.StartAt !== "string") found.push(broken("StartAt is missing", at));
  if (!isObject(graph.States) || Object.keys(graph.States).length === 0)
    return [...found, broken("States is missing or empty", at)];
  if (language !== "JSONata" && language !== "JSONPath")
    found.push(broken(`"${String(language)}" is no query language`, `${at}/QueryLanguage`));
  for (const [name, state] of Object.entries(graph.States)) {
    found.push(...stateProblems(state, `${at}/States/${pointerPart(name)}`, language));
  }
  return found;
}

function stateProblems(state: unknown, at: string, inherited: unknown): readonly Diagnostic[] {
  if (!isObject(state)) return [broken("a state is a JSON object", at)];
  const shape = typeof state.Type === "string" ? stateShapes[state.Type] : undefined;
  if (state.Type === undefined) return [broken("Type is missing", at)];
  if (!shape) return [broken(`${JSON.stringify(state.Type)} is no state type`, `${at}/Type`)];
  const language = state.QueryLanguage ?? inherited;
  const [own, other] = language === "JSONata" ? [shape.jsonata, shape.jsonPath] : [shape.jsonPath, shape.jsonata];
  const found: Diagnostic[] = [];
  for (const field of Object.keys(state)) {
    if (shape.both.includes(field) || own.includes(field)) continue;
    const why = other.includes(field) ? `in ${String(language)}` : "";
    found.push({
      code: "TRB-ASL-101",
      severity: "error",
      message: `a ${state.Type} state has no ${field} ${why}`.trim(),
      location: `${at}/${pointerPart(field)}`,
    });
  }
  for (const wanted of shape.required) {
    const alternatives = typeof wanted === "string" ? [wanted] : wanted;
    const present = alternatives.filter((field) => state[field] !== undefined);
    if (present.length === 1) continue;
    const problem =
      present.length === 0 ? `${alternatives.join(" or ")} is missing` : `${present.join(" and ")} exclude each other`;
    found.push(broken(problem, at));
  }
  return [
    ...found,
    ...typeProblems(state, at, language),
    ...wayProblems(state, shape.both.includes("Next"), at),
    ...listProblems(state, at),
    ...innerProblems(state, at, language),
  ];
}

function typeProblems(fields: Fields, at: string, language: unknown): readonly Diagnostic[] {
  return wrongTypes(fields, language === "JSONata").map(({ field, message }) => ({
    code: "TRB-ASL-109",
    severity: "error",
    message,
    location: `${at}/${pointerPart(field)}`,
  }));
}

/** Exactly one of `Next` and `"End": true`. */
function wayProblems(state: Fields, passesOn: boolean, at: string): readonly Diagnostic[] {
  if (!passesOn || (typeof state.Next === "string") !== (state.End === true)) return [];
  const problem =
    state.End === true ? "Next and End exclude each other" : 'neither Next nor "End": true says how to go on';
  return [{ code: "TRB-ASL-108", severity: "error", message: problem, location: at }];
}

/** `Retry`, `Catch` and `Choices` are lists of objects with the fields other rules rely on. */
function listProblems(state: Fields, at: string): readonly Diagnostic[] {
  return ["Retry", "Catch", "Choices"].flatMap((field) => {
    const list = state[field];
    if (list === undefined) return [];
    if (!Array.isArray(list)) return [broken(`${field} is not a list of rules`, `${at}/${field}`)];
    if (field === "Choices" && list.length === 0) return [broken("Choices has no rule", `${at}/${field}`)];
    return list.flatMap((rule: unknown, index): readonly Diagnostic[] => {
      const place = `${at}/${field}/${index}`;
      if (!isObject(rule)) return [broken("a rule is a JSON object", place)];
      const errors = rule.ErrorEquals;
      const named = Array.isArray(errors) && errors.length > 0 && errors.every((name) => typeof name === "string");
      return [
        ...(field === "Choices" || named ? [] : [broken("ErrorEquals is not a list of error names", place)]),
        ...(field === "Retry" || typeof rule.Next === "string" ? [] : [broken("Next is missing", place)]),
      ];
    });
  });
}

function innerProblems(state: Fields, at: string, language: unknown): readonly Diagnostic[] {
  if (state.Type === "Parallel") {
    if (!Array.isArray(state.Branches)) return [broken("Branches is not a list of flows", `${at}/Branches`)];
    if (state.Branches.length === 0) return [broken("Branches has no flow", `${at}/Branches`)];
    return state.Branches.flatMap((branch: unknown, index) => inner(branch, `${at}/Branches/${index}`, language));
  }
  const field = state.ItemProcessor === undefined ? "Iterator" : "ItemProcessor";
  return state.Type === "Map" && state[field] !== undefined ? inner(state[field], `${at}/${field}`, language) : [];
}

function inner(graph: unknown, at: string, language: unknown): readonly Diagnostic[] {
  return isObject(graph) ? graphProblems(graph, at, language) : [broken("a flow is a JSON object", at)];
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function broken(message: string, location: string): Diagnostic {
  return { code: "TRB-ASL-100", severity: "error", message, location };
}
