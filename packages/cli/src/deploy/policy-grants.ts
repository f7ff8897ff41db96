import type { Value } from "@tributary/assembly";
import { type Clause, clausesOf } from "./policy-condition.ts";

/** One thing that one kind of caller may do, or is denied. Values are told as a template writes them. */
export interface Grant {
  readonly effect: "Allow" | "Deny";
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: readonly Clause[];
}

/** A policy document taken apart into its grants; what is written with Not... stays one grant of its own. */
export function policyGrants(document: Value | undefined): Grant[] {
  if (!isObject(document)) return [];
  return listOf(document.Statement).flatMap((statement) => (isObject(statement) ? statementGrants(statement) : []));
}

function statementGrants(statement: Readonly<Record<string, Value>>): Grant[] {
  const effect = statement.Effect === "Deny" ? "Deny" : "Allow";
  const condition = clausesOf(statement.Condition);
  const principals = principalsOf(statement.Principal, statement.NotPrincipal);
  const actions = values(statement.Action, statement.NotAction);
  const resources = values(statement.Resource, statement.NotResource);
  return principals.flatMap((principal) =>
    actions.flatMap((action) => resources.map((resource) => ({ effect, principal, action, resource, condition }))),
  );
}

function values(named: Value | undefined, others: Value | undefined): string[] {
  if (named !== undefined) return listOf(named).map(text);
  return others === undefined ? [""] : [`everything but ${listOf(others).map(text).join(", ")}`];
}

function principalsOf(principal: Value | undefined, others: Value | undefined): string[] {
  if (others !== undefined) return [`everyone but ${text(others)}`];
  if (principal === undefined) return [""];
  if (!isObject(principal) || isFunction(principal)) return listOf(principal).map(text);
  return Object.values(principal).flatMap((members) => listOf(members).map(text));
}

/** Intrinsic functions in short: `RawBucket.Arn`, not `{"Fn::GetAtt": [...]}`. */
export function text(value: Value): string {
  if (typeof value === "string") return value;
  if (!isObject(value)) return JSON.stringify(value);
  const [[name, argument] = ["", ""], ...more] = Object.entries(value);
  if (more.length > 0) return JSON.stringify(value);
  if (name === "Ref") return String(argument);
  if (name === "Fn::GetAtt" && Array.isArray(argument)) return argument.join(".");
  if (name === "Fn::Sub" && typeof argument === "string") return argument.replaceAll(/\$\{([^!}][^}]*)\}/g, "$1");
  return JSON.stringify(value);
}

export const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value];

export const isObject = (value: unknown): value is Readonly<Record<string, Value>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFunction = (value: Readonly<Record<string, Value>>): boolean =>
  Object.keys(value).some((key) => key === "Ref" || key.startsWith("Fn::"));
