import type { ConditionContext } from "../condition-context.ts";
import type { ConditionBlock } from "../policy-document.ts";
import { fillVariables } from "../policy-variables.ts";
import { numberOperators } from "./number-operators.ts";
import type { ConditionOperator } from "./operator.ts";
import { otherOperators } from "./other-operators.ts";
import { stringOperators } from "./string-operators.ts";

const operators = new Map(
  [...stringOperators, ...numberOperators, ...otherOperators].map((each) => [each.name.toLowerCase(), each]),
);

export type ConditionTest = (context: ConditionContext) => boolean;

type Quantifier = "one" | "ForAllValues" | "ForAnyValue";

/**
 * Compiles a `Condition` block: every operator and every key in it must hold.
 *
 * @throws Error whose message names the operator or value that is not understood
 */
export function compileCondition(block: ConditionBlock): ConditionTest {
  const tests = Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => compileOne(operator, key, [values].flat().map(String))),
  );
  return (context) => tests.every((test) => test(context));
}

function compileOne(written: string, key: string, values: readonly string[]): ConditionTest {
  const { quantifier, name, ifExists } = readOperator(written);
  if (name.toLowerCase() === "null") return nullTest(key, values);
  const operator = operators.get(name.toLowerCase());
  if (!operator) throw new Error(`condition operator ${written} is unknown`);
  for (const value of values) {
    if (!value.includes("${") && !operator.compile(value))
      throw new Error(`${written} of ${key} cannot take the value ${value}`);
  }
  const matcher = valueMatcher(operator, values);
  return (context) => {
    const found = context.get(key);
    if (found === undefined) return absent(operator, quantifier, ifExists);
    return holds(operator, quantifier, found, matcher(context));
  };
}

function readOperator(written: string): { quantifier: Quantifier; name: string; ifExists: boolean } {
  const [head = "", tail] = written.split(":", 2);
  const quantifiers: Record<string, Quantifier> = { forallvalues: "ForAllValues", foranyvalue: "ForAnyValue" };
  const quantifier = tail === undefined ? "one" : quantifiers[head.toLowerCase()];
  if (!quantifier) throw new Error(`condition operator ${written} is unknown`);
  const bare = tail ?? head;
  const ifExists = /ifexists$/i.test(bare);
  return { quantifier, name: ifExists ? bare.slice(0, -"IfExists".length) : bare, ifExists };
}

/** Null: "true" asks that the key be absent, "false" that it be present with a value. */
function nullTest(key: string, values: readonly string[]): ConditionTest {
  const wanted = values.map((value) => value.toLowerCase());
  if (wanted.some((value) => value !== "true" && value !== "false"))
    throw new Error(`Null of ${key} takes true or false`);
  return (context) => wanted.includes(String((context.get(key)?.length ?? 0) === 0));
}

/** One test of a request value against all policy values: any of them may match. */
function valueMatcher(
  operator: ConditionOperator,
  values: readonly string[],
): (context: ConditionContext) => (value: string) => boolean {
  if (!values.some((value) => value.includes("${"))) {
    const tests = values.flatMap((value) => operator.compile(value) ?? []);
    const any = (value: string): boolean => tests.some((test) => test(value));
    return () => any;
  }
  return (context) => {
    const tests = values.flatMap((value) => {
      const filled = fillVariables(value, context);
      return filled === undefined ? [] : (operator.compile(filled) ?? []);
    });
    return (value) => tests.some((test) => test(value));
  };
}

/** A key that is not in the request: negated operators, IfExists and ForAllValues hold, all others do not. */
function absent(operator: ConditionOperator, quantifier: Quantifier, ifExists: boolean): boolean {
  if (quantifier === "ForAllValues") return true;
  if (quantifier === "ForAnyValue") return ifExists;
  return operator.negated || ifExists;
}

function holds(
  operator: ConditionOperator,
  quantifier: Quantifier,
  found: readonly string[],
  matches: (value: string) => boolean,
): boolean {
  const test = operator.negated ? (value: string): boolean => !matches(value) : matches;
  if (quantifier === "ForAllValues") return found.every(test);
  if (quantifier === "ForAnyValue") return found.some(test);
  return operator.negated ? found.every(test) : found.some(test);
}
