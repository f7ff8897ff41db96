import type { ExpressionNode, LiteralNode, Operator, OperatorNode } from "../../expressions/expression-node.ts";
import { pathOf, unsayable } from "../../expressions/print-json-path.ts";
import type { DataTest } from "../../states/choice.ts";

const relations: Partial<Record<Operator, string>> = {
  "=": "Equals",
  "<": "LessThan",
  "<=": "LessThanEquals",
  ">": "GreaterThan",
  ">=": "GreaterThanEquals",
};

/** The relation seen from the other side. */
const mirrored: Partial<Record<Operator, Operator>> = { "=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

const typeTests: Readonly<Record<string, DataTest>> = {
  string: { IsString: true },
  number: { IsNumeric: true },
  boolean: { IsBoolean: true },
  null: { IsNull: true },
};

/** A condition as the data test of a Choice in JSONPath. */
export function dataTest(of: ExpressionNode): DataTest {
  switch (of.kind) {
    case "test":
      return of.test;
    case "operator":
      return operatorTest(of);
    case "call": {
      const [first, second] = of.args;
      if (of.name === "not" && first) return negated(dataTest(first));
      if (of.name === "exists" && first) return { Variable: variable(first), IsPresent: true };
      if (of.name === "contains" && first && second?.kind === "literal") {
        return { Variable: variable(first), StringMatches: `*${String(second.value).replaceAll(/[*\\]/g, "\\$&")}*` };
      }
      throw unsayable(`JSONPath has no test like ${of.name}()`);
    }
    case "reference":
    case "raw":
      return { Variable: variable(of), BooleanEquals: true };
    default:
      throw unsayable("a condition in JSONPath compares a path with something");
  }
}

/** Tests of what a value is have a negative form of their own. */
function negated(test: DataTest): DataTest {
  const [is, ...more] = Object.entries(test).filter(([field]) => field !== "Variable");
  if (is === undefined || more.length > 0 || !/^Is[A-Z]/.test(is[0]) || is[1] !== true) return { Not: test };
  return { ...test, [is[0]]: false };
}

function operatorTest(of: OperatorNode): DataTest {
  const { operator, left, right } = of;
  if (operator === "and") return { And: [...operands(of, "and")].map(dataTest) };
  if (operator === "or") return { Or: [...operands(of, "or")].map(dataTest) };
  if (operator === "!=") return { Not: operatorTest({ ...of, operator: "=" }) };
  if (operator === "in") {
    if (right.kind !== "array") throw unsayable("JSONPath tests for lists that are written out only");
    const [only, ...more] = right.items.map((item) => comparison("=", left, item));
    return only && more.length === 0 ? only : { Or: only ? [only, ...more] : [] };
  }
  if (operator === "=" && left.kind === "call" && left.name === "type" && right.kind === "literal") {
    const test = typeTests[String(right.value)];
    if (!test || !left.args[0]) throw unsayable(`JSONPath has no test for the type ${right.value}`);
    return { Variable: variable(left.args[0]), ...test };
  }
  if (left.kind === "literal" && right.kind !== "literal") {
    return comparison(mirrored[operator] ?? operator, right, left);
  }
  return comparison(operator, left, right);
}

/** `a and b and c` as one list. */
function* operands(of: ExpressionNode, operator: "and" | "or"): Generator<ExpressionNode> {
  if (of.kind !== "operator" || of.operator !== operator) {
    yield of;
    return;
  }
  yield* operands(of.left, operator);
  yield* operands(of.right, operator);
}

function comparison(operator: Operator, left: ExpressionNode, right: ExpressionNode): DataTest {
  const relation = relations[operator];
  if (relation === undefined) throw unsayable(`JSONPath has no operator ${operator} in a choice`);
  const Variable = variable(left);
  if (right.kind === "literal") return { Variable, ...literalTest(relation, right) };
  const path = variable(right);
  // The data's type is known to the run only; a test of another type is false.
  const kinds = relation === "Equals" ? ["String", "Numeric", "Boolean"] : ["String", "Numeric"];
  return { Or: kinds.map((kind) => ({ Variable, [`${kind}${relation}Path`]: path })) };
}

function literalTest(relation: string, { value }: LiteralNode): DataTest {
  if (typeof value === "string") return { [`String${relation}`]: value };
  if (typeof value === "number") return { [`Numeric${relation}`]: value };
  if (relation !== "Equals") throw unsayable(`${String(value)} is neither less nor greater than anything`);
  return value === null ? { IsNull: true } : { BooleanEquals: value };
}

function variable(of: ExpressionNode): string {
  const path = pathOf(of, "input");
  if (path === undefined) throw unsayable("JSONPath tests paths only; compute the value in a pass() before the choice");
  return path;
}
