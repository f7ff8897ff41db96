import { pathOf, unsayable } from "../../expressions/print-json-path.ts";
import { toNode } from "../../expressions/to-node.ts";
import type { Catcher } from "../../states/catcher.ts";
import type { CatchNode } from "../../states/error-rules.ts";
import { type ErrorRules, type PrintedErrors, printErrors } from "../../states/print-errors.ts";
import type { Resolve } from "../../states/target.ts";
import { assignment } from "./path-fields.ts";
import { addedField } from "./result-shape.ts";

/** Retry and Catch; the error output goes where JSONPath can put it. */
export function printPathErrors(rules: ErrorRules, resolve: Resolve): PrintedErrors {
  const plain = rules.catch?.map(({ output: _, assign: _assign, ...rule }) => rule);
  const printed = printErrors({ ...rules, ...(plain && { catch: plain }) }, resolve);
  if (!rules.catch || !printed.Catch) return printed;
  return { ...printed, Catch: printed.Catch.map((catcher, at) => withPayload(catcher, rules.catch?.[at])) };
}

function withPayload(catcher: Catcher, rule: CatchNode | undefined): Catcher {
  if (!rule) return catcher;
  const { Next, ...before } = catcher;
  return { ...before, ...assignment(rule.assign, "errorOutput"), ...resultPath(rule.output), Next };
}

function resultPath(output: unknown): { readonly ResultPath?: string | null } {
  if (output === undefined) return {};
  const node = toNode(output);
  const added = addedField(node, "errorOutput");
  if (added?.value === "$") return { ResultPath: added.path };
  if (node.kind === "reference" && node.path.length === 0) {
    if (node.root.of === "errorOutput") return {};
    if (pathOf(node, "input") === "$") return { ResultPath: null };
  }
  throw unsayable("a catch rule passes on the error, the input, or merge(input, { field: error })");
}
