import { expressionIn } from "../../expressions/jsonata-tree.ts";
import { didYouMean } from "../closest.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** Every rule of a Choice tests something, in its state's language. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export const choiceRules: Rule = ({ states }) =>
  states.flatMap(({ state, location, language }) =>
    state.Type === "Choice"
      ? state.Choices.flatMap((rule, at) => {
          const place = `${location}/Choices/${at}`;
          return language === "JSONata" ? inJsonata(rule, place) : inJsonPath(rule, place, true);
        })
      : [],
  );

const around = new Set(["Next", "Comment", "Assign"]);

function inJsonata(rule: object, location: string): readonly Diagnostic[] {
  const { Condition: condition } = rule as { readonly Condition?: unknown };
  const strange = Object.keys(rule).filter((name) => !around.has(name) && name !== "Condition" && name !== "Output");
  const found = strange.map((name) => problem(`a rule in JSONata has no ${name}`, `${location}/${name}`));
  if (condition === undefined) return [...found, problem("Condition is missing", location)];
  const isTest =
    typeof condition === "boolean" ||
    (typeof condition === "string" && (expressionIn(condition) !== undefined || isPlaceholder(condition)));
  return isTest ? found : [...found, problem("Condition is no {% %} expression", `${location}/Condition`)];
}

const joins = ["And", "Or", "Not"];
const relations = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];
const kinds = { String: "string", Numeric: "number", Timestamp: "string" } as const;

/** Each comparison and the type of what it compares with. https://states-language.net/spec.html#choice-state */
const comparisons: ReadonlyMap<string, "string" | "number" | "boolean"> = new Map([
  ...Object.entries(kinds).flatMap(([kind, type]) =>
    relations.flatMap((relation) => [[kind + relation, type] as const, [`${kind}${relation}Path`, "string"] as const]),
  ),
  ["StringMatches", "string"],
  ["BooleanEquals", "boolean"],
  ["BooleanEqualsPath", "string"],
  ...["Null", "Present", "Numeric", "String", "Boolean", "Timestamp"].map((what) => [`Is${what}`, "boolean"] as const),
]);

function inJsonPath(test: object, location: string, isRule: boolean): readonly Diagnostic[] {
  const fields = Object.entries(test);
  const tests = fields.filter(([name]) => comparisons.has(name) || joins.includes(name));
  const strange = fields
    .map(([name]) => name)
    .filter(
      (name) =>
        !comparisons.has(name) &&
        !joins.includes(name) &&
        !(isRule ? around.has(name) : name === "Comment") &&
        name !== "Variable",
    );
  const unknown = strange.map((name) => problem(strangeText(name, isRule), `${location}/${name}`));
  const [only, ...more] = tests;
  if (!only) return unknown.length > 0 ? unknown : [problem("the rule tests nothing", location)];
  if (more.length > 0)
    return [...unknown, problem(`${tests.map(([name]) => name).join(" and ")} exclude each other`, location)];
  const [name, value] = only;
  const place = `${location}/${name}`;
  if (name === "Not") return [...unknown, ...ofTest(value, place)];
  if (joins.includes(name)) {
    if (!Array.isArray(value) || value.length === 0) return [...unknown, problem(`${name} is no list of tests`, place)];
    return [...unknown, ...value.flatMap((each: unknown, at) => ofTest(each, `${place}/${at}`))];
  }
  const missing = "Variable" in test ? [] : [problem("Variable is missing", location)];
  const type = comparisons.get(name);
  // Timestamps have a rule of their own.
  const fits = typeof value === type || isPlaceholder(value) || (name.startsWith("Timestamp") && type === "string");
  return [...unknown, ...missing, ...(fits ? [] : [problem(`${name} compares with a ${type}`, place)])];
}

function ofTest(test: unknown, location: string): readonly Diagnostic[] {
  return typeof test === "object" && test !== null && !Array.isArray(test)
    ? inJsonPath(test, location, false)
    : [problem("a test is a JSON object", location)];
}

function strangeText(name: string, isRule: boolean): string {
  if (name === "Condition") return "a rule in JSONPath has no Condition";
  if (name === "Next" && !isRule) return "Next belongs to the rule, not to a test inside it";
  return `there is no comparison ${name}${didYouMean(name, comparisons.keys())}`;
}

/** A template fills it in. */
function isPlaceholder(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}

function problem(message: string, location: string): Diagnostic {
  return { code: "TRB-ASL-136", severity: "error", message, location };
}
