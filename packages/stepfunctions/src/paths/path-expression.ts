import { RuntimeFault } from "../interpreter/state-failure.ts";
import { IntrinsicFault } from "../intrinsics/intrinsic-fault.ts";
import { INTRINSICS } from "../intrinsics/intrinsic-functions.ts";
import { type IntrinsicNode, parseIntrinsic } from "../intrinsics/parse-intrinsic.ts";
import type { Json } from "../json.ts";
import { evaluateJsonPath } from "./evaluate-json-path.ts";
import { type JsonPath, PathMiss } from "./json-path.ts";
import { parseJsonPath } from "./parse-json-path.ts";
import type { PathScope } from "./path-scope.ts";

/** A compiled path or intrinsic call. A definite path that leads nowhere throws PathMiss. */
export type PathExpression = (scope: PathScope) => Json;

/** Compiles `$.a`, `$$.Execution.Id`, `$variable.b` or `States.Format(...)`. Throws a SyntaxError when it is none of them. */
export function compilePathExpression(text: string): PathExpression {
  if (text.startsWith("States.")) return compileIntrinsic(parseIntrinsic(text));
  return compilePath(text);
}

/** Compiles a path of any of the three roots. */
export function compilePath(text: string): PathExpression {
  if (text.startsWith("$$")) return compileContextPath(text);
  const variable = /^\$([A-Za-z_][\w]*)/.exec(text)?.[1];
  if (variable !== undefined) return compileVariablePath(text, variable);
  const path = parseJsonPath(text);
  if (path.segments.length === 0) return (scope) => scope.root;
  return (scope) => evaluateJsonPath(path, scope.root);
}

function compileContextPath(text: string): PathExpression {
  const path: JsonPath = { ...parseJsonPath(text.slice(1)), text };
  return (scope) => evaluateJsonPath(path, scope.context());
}

function compileVariablePath(text: string, name: string): PathExpression {
  const path: JsonPath = { ...parseJsonPath(`$${text.slice(1 + name.length)}`), text };
  return (scope) => {
    const value = scope.variable(name);
    if (value === undefined) throw new RuntimeFault(`The variable '$${name}' is not defined`);
    return evaluateJsonPath(path, value);
  };
}

function compileIntrinsic(node: IntrinsicNode): PathExpression {
  if (node.kind === "value") return () => unescaped(node.value);
  if (node.kind === "path") return compilePath(node.text);
  const intrinsic = INTRINSICS.get(node.name);
  if (!intrinsic) throw new SyntaxError(`'${node.name}' is not an intrinsic function`);
  if (node.args.length < intrinsic.min || node.args.length > intrinsic.max) {
    throw new SyntaxError(`${node.name} does not take ${node.args.length} arguments`);
  }
  // States.Format reads the escapes of its template itself.
  const raw = node.name === "States.Format" ? node.args[0] : undefined;
  const args = node.args.map((arg) => (arg === raw && arg.kind === "value" ? () => arg.value : compileIntrinsic(arg)));
  return (scope) => {
    try {
      const values = args.map((arg) => arg(scope));
      return intrinsic.call(values, scope.random);
    } catch (error) {
      throw intrinsicFailure(error, node.text, scope);
    }
  };
}

/** AWS documents States.IntrinsicFailure, and fails the execution with States.Runtime in these words. */
function intrinsicFailure(error: unknown, call: string, { root }: PathScope): unknown {
  const at = `There was an error while evaluating the intrinsic function: ${call}.`;
  if (error instanceof IntrinsicFault) return new RuntimeFault(`${at} ${error.message}`);
  if (!(error instanceof PathMiss)) return error;
  const input = JSON.stringify(root);
  return new RuntimeFault(
    `${at} The JsonPath argument for the field '${error.path}' could not be found in the input '${input}'`,
  );
}

function unescaped(value: Json): Json {
  return typeof value === "string" ? value.replace(/\\([{}\\])/g, "$1") : value;
}
