import { isDeepStrictEqual } from "node:util";
import type { ExpressionNode, Operator } from "../expressions/expression-node.ts";
import { dataTest } from "../print/json-path/data-test.ts";
import type { DataTest } from "../states/choice.ts";
import { readJsonPath } from "./read-json-path.ts";

/** A data test of a Choice as the condition that prints it; as its author wrote it where the model has no words for it. */
export function readDataTest(test: DataTest): ExpressionNode {
  try {
    const node = read(test);
    return isDeepStrictEqual(dataTest(node), test) ? node : written(test);
  } catch {
    // The printer refuses it.
    return written(test);
  }
}

function read(test: DataTest): ExpressionNode {
  const { And: and, Or: or, Not: negated, Variable: variable, ...comparisons } = test;
  if (and) return joined("and", and) ?? written(test);
  if (or) return joined("or", or) ?? written(test);
  if (negated) {
    const inner = readDataTest(negated);
    return { kind: "call", name: "not", args: [inner] };
  }
  const [only, ...more] = Object.entries(comparisons);
  if (variable === undefined || !only || more.length > 0) return written(test);
  return compared(readJsonPath(variable, "input"), ...only) ?? written(test);
}

function joined(operator: "and" | "or", tests: readonly DataTest[]): ExpressionNode | undefined {
  const [first, ...more] = tests.map(readDataTest);
  // Alone it would be printed without the list, and inside its like without a list of its own.
  if (!first || more.length === 0) return undefined;
  if ([first, ...more].some((each) => each.kind === "operator" && each.operator === operator)) return undefined;
  return more.reduce((left, right) => ({ kind: "operator", operator, left, right }), first);
}

const relations: Readonly<Record<string, Operator>> = {
  Equals: "=",
  LessThan: "<",
  LessThanEquals: "<=",
  GreaterThan: ">",
  GreaterThanEquals: ">=",
};

const types: Readonly<Record<string, string>> = {
  IsBoolean: "boolean",
  IsNumeric: "number",
  IsString: "string",
};

function compared(left: ExpressionNode, comparison: string, wanted: unknown): ExpressionNode | undefined {
  if (comparison === "IsPresent") return bySign(wanted, { kind: "call", name: "exists", args: [left] });
  if (comparison === "IsNull") return bySign(wanted, equal("=", left, { kind: "literal", value: null }));
  const type = types[comparison];
  if (type !== undefined) {
    const call: ExpressionNode = { kind: "call", name: "type", args: [left] };
    return bySign(wanted, equal("=", call, { kind: "literal", value: type }));
  }
  const [, kind, relation = ""] = /^(String|Numeric|Boolean)(\w+)$/.exec(comparison) ?? [];
  const operator = relations[relation];
  const fits = typeof wanted === { String: "string", Numeric: "number", Boolean: "boolean" }[kind ?? "String"];
  if (operator === undefined || !fits) return undefined;
  return equal(operator, left, { kind: "literal", value: wanted as string | number | boolean });
}

function equal(operator: Operator, left: ExpressionNode, right: ExpressionNode): ExpressionNode {
  return { kind: "operator", operator, left, right };
}

/** `false` of such a test has no spelling of its own in the model. */
function bySign(wanted: unknown, test: ExpressionNode): ExpressionNode | undefined {
  return wanted === true ? test : undefined;
}

function written(test: DataTest): ExpressionNode {
  return { kind: "test", test };
}
