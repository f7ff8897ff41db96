import { TributaryError } from "@tributary/errors";
import { noValue, resolve, type Scope } from "./intrinsics.ts";
import { isRecord } from "./is-record.ts";
import { substitute } from "./substitute.ts";

type IntrinsicFunction = (argument: unknown, scope: Scope) => unknown;

/** CloudFormation's intrinsic functions by the key they are written with. */
export const intrinsicFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (argument, scope) => scope.ref(text(argument, "Ref", scope)),
  "Fn::GetAtt": (argument, scope) => {
    const path =
      typeof argument === "string"
        ? argument
        : list(argument, "Fn::GetAtt", scope)
            .map((part) => text(resolve(part, scope), "Fn::GetAtt", scope))
            .join(".");
    const dot = path.indexOf(".");
    if (dot < 1) wrong("Fn::GetAtt", scope, "takes a resource and an attribute");
    return scope.getAtt(path.slice(0, dot), path.slice(dot + 1));
  },
  "Fn::Sub": (argument, scope) => {
    if (typeof argument === "string") return substitute(argument, {}, scope);
    const [template, variables] = list(argument, "Fn::Sub", scope);
    const values = resolve(variables, scope);
    if (typeof template !== "string" || !isRecord(values))
      wrong("Fn::Sub", scope, "takes a text, or a text and an object of variables");
    return substitute(template, values, scope);
  },
  "Fn::Join": (argument, scope) => {
    const [delimiter, items] = list(argument, "Fn::Join", scope);
    const parts = list(resolve(items, scope), "Fn::Join", scope);
    return parts.map((part) => scalar(part, "Fn::Join", scope)).join(text(delimiter, "Fn::Join", scope));
  },
  "Fn::Split": (argument, scope) => {
    const [delimiter, source] = list(argument, "Fn::Split", scope);
    return text(resolve(source, scope), "Fn::Split", scope).split(text(delimiter, "Fn::Split", scope));
  },
  "Fn::Select": (argument, scope) => {
    const [index, items] = list(argument, "Fn::Select", scope);
    const options = list(resolve(items, scope), "Fn::Select", scope);
    const chosen = options[Number(resolve(index, scope))];
    if (chosen === undefined) wrong("Fn::Select", scope, `has no item ${String(index)} among ${options.length}`);
    return chosen;
  },
  "Fn::FindInMap": (argument, scope) => {
    const names = list(resolve(argument, scope), "Fn::FindInMap", scope);
    const [map, top, second] = names.map((name) => text(name, "Fn::FindInMap", scope));
    if (map === undefined || top === undefined || second === undefined)
      wrong("Fn::FindInMap", scope, "takes a map and two keys");
    return scope.mapping(map, top, second);
  },
  "Fn::If": (argument, scope) => {
    const [condition, yes, no] = list(argument, "Fn::If", scope);
    return resolve(scope.condition(text(condition, "Fn::If", scope)) ? yes : no, scope);
  },
  "Fn::Base64": (argument, scope) =>
    Buffer.from(text(resolve(argument, scope), "Fn::Base64", scope)).toString("base64"),
  "Fn::ToJsonString": (argument, scope) => JSON.stringify(resolve(argument, scope)),
  "Fn::Length": (argument, scope) => list(resolve(argument, scope), "Fn::Length", scope).length,
  "Fn::GetAZs": (_argument, scope) => ["a", "b", "c"].map((zone) => `${String(scope.ref("AWS::Region"))}${zone}`),
};

function wrong(name: string, scope: Scope, what: string): never {
  throw new TributaryError("TRB-LOC-104", `${scope.at}: ${name} ${what}`);
}

function text(value: unknown, name: string, scope: Scope): string {
  return typeof value === "string" ? value : wrong(name, scope, `takes text, got ${JSON.stringify(value)}`);
}

function scalar(value: unknown, name: string, scope: Scope): string {
  if (value === noValue) return "";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  return wrong(name, scope, `takes texts, got ${JSON.stringify(value)}`);
}

function list(value: unknown, name: string, scope: Scope): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(name, scope, `takes a list, got ${JSON.stringify(value)}`);
}
