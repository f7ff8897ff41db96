import type { ExprNode } from "jsonata";
import type { Json, JsonObject } from "../json.ts";
import type { QueryScope } from "./expression.ts";
import { compileStep, merge, NOT_FAST, type FastValue as Value } from "./fast-steps.ts";

export type FastExpression = (scope: QueryScope) => Value;

/** The nodes as jsonata makes them; its own declaration leaves out what tells simple ones from others. */
interface Node {
  type: string;
  value?: unknown;
  lhs?: Node | Node[] | [Node, Node][];
  rhs?: Node;
  steps?: Node[];
  arguments?: Node[];
  procedure?: Node;
  expressions?: Node[];
  expression?: Node;
  condition?: Node;
  then?: Node;
  else?: Node;
  predicate?: unknown;
  group?: unknown;
  stages?: unknown;
  tuple?: boolean;
  keepSingletonArray?: boolean;
  keepArray?: boolean;
  consarray?: boolean;
}

/**
 * jsonata awaits every node, some 10 microseconds for `$states.input.a`. Paths over objects, literals, comparisons, arithmetic,
 * conditions and constructors need none of that. Undefined when the expression holds anything else.
 */
export function compileFastPath(ast: ExprNode): FastExpression | undefined {
  return depthOf(ast, 0) > MAX_DEPTH ? undefined : compile(ast as Node);
}

/** What nests deep is for the evaluator that counts and refuses it. */
const MAX_DEPTH = 40;

function depthOf(value: unknown, depth: number): number {
  if (value === null || typeof value !== "object" || depth > MAX_DEPTH * 3) return 0;
  let deepest = 0;
  for (const member of Object.values(value)) deepest = Math.max(deepest, depthOf(member, depth + 1));
  return deepest + (Array.isArray(value) ? 0 : 1);
}

function compile(node: Node): FastExpression | undefined {
  if (node.predicate || node.group || node.stages || node.tuple || node.keepArray) return undefined;
  switch (node.type) {
    case "string":
    case "number":
    case "value": {
      const value = node.value as Json;
      return () => value;
    }
    case "variable":
      return compileVariable(String(node.value));
    case "path":
      return compilePath(node);
    case "binary":
      return compileBinary(node);
    case "unary":
      return compileUnary(node);
    case "condition":
      return compileCondition(node);
    case "block":
      return node.expressions?.length === 1 ? compile(node.expressions[0] as Node) : undefined;
    case "function":
      return compileCall(node);
    default:
      return undefined;
  }
}

function compileVariable(name: string): FastExpression | undefined {
  if (name === "" || name === "$") return undefined;
  if (name === "states") return (scope) => scope.states();
  return (scope) => scope.variable(name);
}

function compilePath(node: Node): FastExpression | undefined {
  const [first, ...rest] = node.steps ?? [];
  if (!first || node.keepSingletonArray) return undefined;
  const start = first.type === "variable" ? compile(first) : undefined;
  const steps = rest.map(compileStep);
  if (!start || steps.some((step) => step === undefined)) return undefined;
  return (scope) => {
    let value = start(scope);
    for (const step of steps) {
      if (value === NOT_FAST || value === undefined) return value;
      value = step?.(value);
    }
    // An array met along a path becomes a sequence: of one item, the item itself.
    return steps.length > 0 && Array.isArray(value) && value.length < 2 ? NOT_FAST : value;
  };
}

function compileBinary(node: Node): FastExpression | undefined {
  const left = node.lhs && compile(node.lhs as Node);
  const right = node.rhs && compile(node.rhs);
  const operator = String(node.value);
  if (!left || !right || !OPERATORS.has(operator)) return undefined;
  return (scope) => {
    const a = left(scope);
    if (a === NOT_FAST) return NOT_FAST;
    const b = right(scope);
    return b === NOT_FAST ? NOT_FAST : operate(operator, a, b);
  };
}

const OPERATORS = new Set(["=", "!=", "<", "<=", ">", ">=", "&", "+", "-", "*", "/", "%", "and", "or"]);

function operate(operator: string, a: Json | undefined, b: Json | undefined): Value {
  if (operator === "=" || operator === "!=") {
    if (typeof a === "object" || typeof b === "object" || a === undefined || b === undefined) return NOT_FAST;
    return (a === b) === (operator === "=");
  }
  if (operator === "and" || operator === "or") {
    if (typeof a !== "boolean" || typeof b !== "boolean") return NOT_FAST;
    return operator === "and" ? a && b : a || b;
  }
  if (operator === "&") return typeof a === "string" && typeof b === "string" ? a + b : NOT_FAST;
  if (typeof a !== "number" || typeof b !== "number") return NOT_FAST;
  return calculate(operator, a, b);
}

function calculate(operator: string, a: number, b: number): Value {
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  if (operator === ">") return a > b;
  if (operator === ">=") return a >= b;
  const result =
    operator === "+" ? a + b : operator === "-" ? a - b : operator === "*" ? a * b : operator === "/" ? a / b : a % b;
  return Number.isFinite(result) ? result : NOT_FAST;
}

function compileUnary(node: Node): FastExpression | undefined {
  if (node.value === "{") return compileObject(node.lhs as [Node, Node][]);
  if (node.value === "[") return compileArray(node.expressions ?? []);
  return undefined;
}

function compileObject(pairs: [Node, Node][]): FastExpression | undefined {
  const members: [string, FastExpression][] = [];
  for (const [key, value] of pairs) {
    const compiled = key.type === "string" ? compile(value) : undefined;
    if (!compiled || key.value === "__proto__") return undefined;
    members.push([String(key.value), compiled]);
  }
  if (new Set(members.map(([key]) => key)).size < members.length) return undefined;
  return (scope) => {
    const object: JsonObject = {};
    for (const [key, member] of members) {
      const value = member(scope);
      if (value === NOT_FAST) return NOT_FAST;
      if (value !== undefined) object[key] = value;
    }
    return object;
  };
}

function compileArray(expressions: Node[]): FastExpression | undefined {
  const items = expressions.map(compile);
  if (items.some((item) => item === undefined)) return undefined;
  return (scope) => {
    const array: Json[] = [];
    for (const item of items) {
      const value = item?.(scope);
      // Arrays inside an array constructor are flattened unless they are constructors themselves.
      if (value === NOT_FAST || value === undefined || Array.isArray(value)) return NOT_FAST;
      array.push(value);
    }
    return array;
  };
}

function compileCondition(node: Node): FastExpression | undefined {
  const test = node.condition && compile(node.condition);
  const yes = node.then && compile(node.then);
  const no = node.else ? compile(node.else) : () => undefined;
  if (!test || !yes || !no) return undefined;
  return (scope) => {
    const value = test(scope);
    return typeof value === "boolean" ? (value ? yes(scope) : no(scope)) : NOT_FAST;
  };
}

function compileCall(node: Node): FastExpression | undefined {
  const name = node.procedure?.type === "variable" ? String(node.procedure.value) : "";
  const [argument, ...others] = node.arguments ?? [];
  const value = argument && others.length === 0 ? compile(argument) : undefined;
  const call = value && FUNCTIONS[name];
  if (!call) return undefined;
  return (scope) => {
    // A definition may bind a variable of this name.
    if (scope.variable(name) !== undefined) return NOT_FAST;
    const given = value(scope);
    return given === NOT_FAST ? NOT_FAST : call(given);
  };
}

const FUNCTIONS: Readonly<Record<string, (value: Json | undefined) => Value>> = Object.assign(Object.create(null), {
  exists: (value: Json | undefined): Value => value !== undefined,
  count: (value: Json | undefined): Value => (value === undefined ? 0 : Array.isArray(value) ? value.length : 1),
  merge,
  not: (value: Json | undefined): Value => (typeof value === "boolean" ? !value : NOT_FAST),
  uppercase: (value: Json | undefined): Value => (typeof value === "string" ? value.toUpperCase() : NOT_FAST),
  lowercase: (value: Json | undefined): Value => (typeof value === "string" ? value.toLowerCase() : NOT_FAST),
  string: (value: Json | undefined): Value =>
    typeof value === "string" ? value : Number.isInteger(value) ? String(value) : NOT_FAST,
  length: (value: Json | undefined): Value =>
    typeof value === "string" && !/[\ud800-\udfff]/.test(value) ? value.length : NOT_FAST,
});
