import type { Resources, Value } from "../template/template.ts";

const pseudo: Readonly<Record<string, string>> = {
  "AWS::Partition": "aws",
  "AWS::Region": "us-east-1",
  "AWS::AccountId": "111122223333",
  Stage: "dev",
};

/** A value with its intrinsic functions filled in, as far as the tests need: Ref, Sub and GetAtt of names and ARNs. */
export function resolved(value: Value, resources: Resources): Value {
  if (Array.isArray(value)) return value.map((item: Value) => resolved(item, resources));
  if (typeof value !== "object") return value;
  const [[name, argument] = ["", ""]] = Object.entries(value);
  if (name === "Ref") return nameOf(String(argument), resources);
  if (name === "Fn::GetAtt" && Array.isArray(argument)) return arnOf(String(argument[0]), resources);
  if (name === "Fn::Sub")
    return String(argument).replace(/\$\{([^}]+)\}/g, (_whole, inner: string) => filled(inner, resources));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner as Value, resources)]));
}

const filled = (inner: string, resources: Resources): string =>
  inner.endsWith(".Arn") ? arnOf(inner.slice(0, -".Arn".length), resources) : nameOf(inner, resources);

function nameOf(id: string, resources: Resources): string {
  const known = pseudo[id];
  if (known !== undefined) return known;
  const name = resources[id]?.Properties.BucketName;
  return name === undefined ? id : String(resolved(name, resources));
}

const arnOf = (id: string, resources: Resources): string =>
  resources[id]?.Type === "AWS::S3::Bucket" ? `arn:aws:s3:::${nameOf(id, resources)}` : `arn:of:${id}`;
