import type { Resource, Template, Value } from "@tributary/assembly";
import { isObject } from "./policy-grants.ts";

/** What a deployment knows of the template's names, so that a person reads `arn:aws:iam::111122223333:role/acme`. */
export interface KnownValues {
  readonly account: string;
  readonly region: string;
  readonly stage: string;
}

type Resources = Readonly<Record<string, Pick<Resource, "Type" | "Properties">>>;

/** A template's resources with account, Region, partition and stage filled in. */
export function withKnownValues(
  { Resources }: Pick<Template, "Resources">,
  { account, region, stage }: KnownValues,
): { readonly Resources: Resources } {
  const known: Readonly<Record<string, string>> = {
    "AWS::AccountId": account,
    "AWS::Region": region,
    "AWS::Partition": region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws",
    Stage: stage,
  };
  const fill = (value: Value): Value => {
    if (Array.isArray(value)) return value.map((item: Value) => fill(item));
    if (!isObject(value)) return value;
    const { Ref, "Fn::Sub": pattern } = value;
    if (typeof Ref === "string") return known[Ref] ?? value;
    if (typeof pattern === "string")
      return { "Fn::Sub": pattern.replaceAll(/\$\{([^!}]+)\}/g, (whole, name: string) => known[name] ?? whole) };
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member)]));
  };
  return {
    Resources: Object.fromEntries(
      Object.entries(Resources).map(([id, { Type, Properties }]) => [
        id,
        {
          Type,
          Properties: Object.fromEntries(Object.entries(Properties).map(([name, value]) => [name, fill(value)])),
        },
      ]),
    ),
  };
}
