import type { Value } from "@tributary/assembly";
import type { TenantDeployment } from "../tenants/declared-access-points.ts";

/** Fills the few intrinsic functions that policies use; what only AWS knows stays as `${Name}`. */
export function resolver({
  stage,
  account,
  region,
  partition,
  rawBucket,
  lakeBucket,
}: TenantDeployment): (value: Value) => unknown {
  const names: Readonly<Record<string, string>> = {
    Stage: stage,
    RawBucket: rawBucket,
    LakeBucket: lakeBucket,
    "RawBucket.Arn": `arn:${partition}:s3:::${rawBucket}`,
    "LakeBucket.Arn": `arn:${partition}:s3:::${lakeBucket}`,
    "AWS::AccountId": account,
    "AWS::Region": region,
    "AWS::Partition": partition,
  };
  const resolve = (value: Value): unknown => {
    if (Array.isArray(value)) return value.map((item: Value) => resolve(item));
    if (typeof value !== "object") return value;
    const [name = "", argument = ""] = Object.entries(value)[0] ?? [];
    if (name === "Ref") return names[String(argument)] ?? `\${${String(argument)}}`;
    if (name === "Fn::GetAtt") return names[[argument].flat().join(".")] ?? `\${${[argument].flat().join(".")}}`;
    if (name === "Fn::Sub")
      return String(argument)
        .replace(/\$\{([^!}][^}]*)\}/g, (whole, inner: string) => names[inner] ?? whole)
        .replaceAll("${!", "${");
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
  };
  return resolve;
}
