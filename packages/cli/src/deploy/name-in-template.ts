import type { Value } from "@tributary/assembly";
import { isObject } from "./policy-grants.ts";

/** The name that a resource will have: the template's names are a text with the stage and the account in it. */
export function nameInTemplate(
  value: Value | undefined,
  { stage, account }: { readonly stage: string; readonly account: string },
): string | undefined {
  if (typeof value === "string") return value;
  const pattern = isObject(value) ? value["Fn::Sub"] : undefined;
  if (typeof pattern !== "string") return undefined;
  const name = pattern.replaceAll("${Stage}", stage).replaceAll("${AWS::AccountId}", account);
  return name.includes("${") ? undefined : name;
}
