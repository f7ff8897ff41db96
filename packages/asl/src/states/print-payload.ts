import { toTemplate } from "../expressions/to-template.ts";
import type { Transition } from "./state-fields.ts";
import type { Json } from "./state-machine-definition.ts";
import { next, type Resolve } from "./target.ts";

export function printComment(comment: string | undefined): { readonly Comment?: string } {
  return comment === undefined ? {} : { Comment: comment };
}

export function printArguments(value: unknown): { readonly Arguments?: Json } {
  return value === undefined ? {} : { Arguments: toTemplate(value) };
}

export function printOutput(value: unknown): { readonly Output?: Json } {
  return value === undefined ? {} : { Output: toTemplate(value) };
}

type Assign = Readonly<Record<string, Json>>;

export function printAssign(values: Readonly<Record<string, unknown>> | undefined): { readonly Assign?: Assign } {
  if (values === undefined) return {};
  return { Assign: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toTemplate(value)])) };
}

/** `"Next": "<state>"`, or `"End": true` where nothing follows. */
export function printTransition(resolve: Resolve): Transition {
  const name = resolve(next);
  return name === undefined ? { End: true } : { Next: name };
}
