import type { ConditionContext } from "../condition-context.ts";
import { checkLetters } from "../glob.ts";
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

export interface ConditionSetting {
  readonly effect: "Allow" | "Deny";
  /** Policies of an older version than 2012-10-17 know no variables. */
  readonly variables: boolean;
}

interface Written {
  readonly written: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly setting: ConditionSetting;
}

type Quantifier = "one" | "ForAllValues" | "ForAnyValue";

/**
 * Compiles a `Condition` block: every operator and every key in it must hold.
 *
 * @throws Error whose message names the operator or value that is not understood
 */
export function compileCondition(block: ConditionBlock, setting: ConditionSetting): ConditionTest {
  if (typeof block !== "object" || block === null || Array.isArray(block)) throw new Error("Condition must be a map");
  const tests = Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      compileOne({ written: operator, key, values: readValues(operator, key, values), setting }),
    ),
  );
  return (context) => tests.every((test) => test(context));
}

function readValues(operator: string, key: string, values: unknown): readonly string[] {
  const list: readonly unknown[] = [values].flat();
  return list.map((value) => {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      checkLetters(`${operator} of ${key}`, String(value));
      return String(value);
    }
    throw new Error(`${operator} of ${key} must be a text or a list of texts`);
  });
}

function compileOne({ written, key, values, setting }: Written): ConditionTest {
  const { quantifier, name, ifExists } = readOperator(written);
  if (name.toLowerCase() === "null") {
    if (quantifier !== "one" || ifExists) throw new Error(`condition operator ${written} is unknown`);
    return nullTest(key, values);
  }
  const operator = operators.get(name.toLowerCase());
  if (!operator) throw new Error(`condition operator ${written} is unknown`);
  const varies = (value: string): boolean => setting.variables && takesVariables(operator) && value.includes("${");
  for (const value of values) {
    if (!varies(value) && !operator.compile(value))
      throw new Error(`${written} of ${key} cannot take the value ${value}`);
  }
  const matcher = valueMatcher(operator, values, varies);
  return (context) => {
    const found = context.get(key);
    if (found === undefined) return absent(operator, quantifier, ifExists);
    const matches = matcher(context);
    // A variable without a value is not understood: it must not open an Allow, nor silence a Deny.
    if (!matches) return setting.effect === "Deny";
    return holds(operator, quantifier, found, matches);
  };
}

/** Texts and ARNs; "You can't use a policy variable with other operators": IAM User Guide, "Variables and tags". */
const takesVariables = ({ name }: ConditionOperator): boolean => /^(?:String|Arn)/.test(name);

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

/** One test of a request value against all policy values: any of them may match. Undefined when a negation cannot be known. */
function valueMatcher(
  operator: ConditionOperator,
  values: readonly string[],
  varies: (value: string) => boolean,
): (context: ConditionContext) => ((value: string) => boolean) | undefined {
  const fixed = values.filter((value) => !varies(value)).flatMap((value) => operator.compile(value) ?? []);
  const varying = values.filter(varies);
  if (varying.length === 0) {
    const [only] = fixed;
    const any = fixed.length === 1 && only ? only : (value: string): boolean => fixed.some((test) => test(value));
    return () => any;
  }
  return (context) => {
    const filled = varying.map((value) => fillVariables(value, context));
    const tests = filled.map((value) => (value === undefined ? undefined : operator.compile(value)));
    if (operator.negated && tests.some((test) => test === undefined)) return undefined;
    return (value) => fixed.some((test) => test(value)) || tests.some((test) => test?.(value) === true);
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
  // "Set operators for multivalued context keys": an empty set, such as an empty string, holds.
  if (quantifier === "ForAllValues") return found.every((value) => (found.length === 1 && value === "") || test(value));
  if (quantifier === "ForAnyValue") return found.some(test);
  return operator.negated ? found.every(test) : found.some(test);
}
