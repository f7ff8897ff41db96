import type { Json, JsonObject } from "../json.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePath } from "../paths/path-expression.ts";
import type { PathScope } from "../paths/path-scope.ts";
import { COMPARISONS, TYPE_TESTS } from "./comparison.ts";

/** The condition of one Choice rule in JSONPath. */
export type ChoiceTest = (scope: PathScope) => boolean;

const NO_TEST = new Set(["Next", "Comment", "Assign", "Variable", "Output", "Condition"]);

/** Compiles a data test or a combination of them. Throws a SyntaxError for an unknown operator. */
export function compileChoiceRule(rule: JsonObject): ChoiceTest {
  if (Array.isArray(rule.And)) {
    const tests = rule.And.map((inner) => compileChoiceRule(inner as JsonObject));
    return (scope) => tests.every((test) => test(scope));
  }
  if (Array.isArray(rule.Or)) {
    const tests = rule.Or.map((inner) => compileChoiceRule(inner as JsonObject));
    return (scope) => tests.some((test) => test(scope));
  }
  if (rule.Not !== undefined) {
    const test = compileChoiceRule(rule.Not as JsonObject);
    return (scope) => !test(scope);
  }
  const operator = Object.keys(rule).find((key) => !NO_TEST.has(key));
  if (operator === undefined) throw new SyntaxError("A Choice rule has no operator");
  return compileDataTest(rule, operator, rule[operator] as Json);
}

function compileDataTest(rule: JsonObject, operator: string, operand: Json): ChoiceTest {
  const variable = compilePath(String(rule.Variable));
  if (operator === "IsPresent") {
    return (scope) => {
      try {
        variable(scope);
        return operand === true;
      } catch (error) {
        if (error instanceof PathMiss) return operand === false;
        throw error;
      }
    };
  }
  const typeTest = TYPE_TESTS.get(operator);
  if (typeTest) return (scope) => typeTest(variable(scope)) === operand;
  const comparison = COMPARISONS.get(operator);
  if (comparison) return (scope) => comparison(variable(scope), operand);
  const indirect = operator.endsWith("Path") ? COMPARISONS.get(operator.slice(0, -4)) : undefined;
  if (!indirect || operator === "StringMatchesPath") throw new SyntaxError(`'${operator}' is not a Choice operator`);
  const other = compilePath(String(operand));
  return (scope) => indirect(variable(scope), other(scope));
}
