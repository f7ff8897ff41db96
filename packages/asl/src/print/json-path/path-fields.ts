import { nodeOf } from "../../expressions/expr.ts";
import { type PathRoot, pathOf, unsayable } from "../../expressions/print-json-path.ts";
import { rootsIn } from "../../expressions/roots-in.ts";
import { toNode } from "../../expressions/to-node.ts";
import { isComputed, toPathTemplate } from "../../expressions/to-path-template.ts";
import type { Json } from "../../states/state-machine-definition.ts";

/** `"Seconds": 3`, or `"SecondsPath": "$.seconds"` when it is computed. */
export function orPath(name: string, value: unknown): object {
  if (value === undefined) return {};
  const node = nodeOf(value);
  if (!node || node.kind === "literal") return { [name]: node ? node.value : toPathTemplate(value, "input") };
  const path = pathOf(node, "input");
  if (path === undefined) throw unsayable(`${name} is computed otherwise than by a path`);
  return { [`${name}Path`]: path };
}

type Assigned = Readonly<Record<string, unknown>> | undefined;

/** `Assign`, whose `$` is `root`. */
export function assignment(values: Assigned, root: PathRoot): { readonly Assign?: Readonly<Record<string, Json>> } {
  if (values === undefined) return {};
  return { Assign: toPathTemplate(values, root) as Readonly<Record<string, Json>> };
}

/** After a selector `$` is what it selected, so variables cannot be taken from the whole any more. */
export function requireWhole(values: Assigned, root: PathRoot, reshaped: boolean): void {
  if (!reshaped || values === undefined || !rootsIn(toNode(values)).has(root)) return;
  throw unsayable(
    "the data is reshaped and variables are assigned from it at once; assign them in a pass() of its own",
  );
}

/** `Parameters`, or the input path when the whole is one reference. */
export function parameters(value: unknown): object {
  if (value === undefined) return {};
  if (!isComputed(value)) return { Parameters: toPathTemplate(value, "input") };
  const path = pathOf(toNode(value), "input");
  if (path === undefined) throw unsayable("the arguments are computed as a whole");
  return path === "$" ? {} : { InputPath: path };
}

/** `OutputPath`, for states that pass their input on. */
export function onward(output: unknown): { readonly OutputPath?: string } {
  if (output === undefined) return {};
  const path = pathOf(toNode(output), "input");
  if (path === undefined) throw unsayable("only a pass() reshapes data; this state passes on a part of its input");
  return path === "$" ? {} : { OutputPath: path };
}
