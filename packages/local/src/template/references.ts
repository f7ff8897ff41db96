import { functionCall } from "./intrinsics.ts";
import { isRecord } from "./is-record.ts";
import { substitutedNames } from "./substitute.ts";

/** Names a value looks up by Ref, GetAtt or Sub; for an attribute the resource's name alone. */
export function references(value: unknown): Set<string> {
  const found = new Set<string>();
  collect(value, found);
  return found;
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  if (!isRecord(value)) return;
  const call = functionCall(value);
  if (call?.name === "Ref" && typeof call.argument === "string") found.add(call.argument);
  else if (call?.name === "Fn::GetAtt") found.add(resourceOf(call.argument));
  else if (call?.name === "Fn::Sub") collectSub(call.argument, found);
  else for (const member of Object.values(value)) collect(member, found);
}

function resourceOf(argument: unknown): string {
  const path: unknown = Array.isArray(argument) ? argument[0] : argument;
  return String(path).split(".")[0] ?? "";
}

function collectSub(argument: unknown, found: Set<string>): void {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = isRecord(variables) ? variables : {};
  if (typeof template === "string")
    for (const name of substitutedNames(template, own)) found.add(name.split(".")[0] ?? name);
  collect(Object.values(own), found);
}
