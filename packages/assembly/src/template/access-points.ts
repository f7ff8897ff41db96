import { accessPointPolicy } from "@tributary/access";
import type { Blueprint, BlueprintTenant } from "@tributary/pipeline";
import { escapeSub, ref, sub } from "./intrinsics.ts";
import { pascalCase, stagedName } from "./names.ts";
import type { Resource, Resources, Value } from "./template.ts";

/** One access point a tenant on the raw bucket: the only door its readers have to raw objects. */
export function accessPoints(blueprint: Blueprint): Resources {
  return Object.fromEntries(blueprint.tenants.map((tenant) => [accessPointId(tenant), accessPoint(blueprint, tenant)]));
}

export const accessPointId = ({ name }: BlueprintTenant): string => `${pascalCase(name)}AccessPoint`;

function accessPoint(blueprint: Blueprint, tenant: BlueprintTenant): Resource {
  return {
    Type: "AWS::S3::AccessPoint",
    Properties: {
      Name: stagedName(blueprint.name, tenant.name),
      Bucket: ref("RawBucket"),
      ...(tenant.vpc !== undefined && { VpcConfiguration: { VpcId: tenant.vpc } }),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      Policy: policyOf(blueprint, tenant),
    },
  };
}

/** The policy as it stands in every stage and account: what differs between them is filled in by CloudFormation. */
function policyOf(blueprint: Blueprint, tenant: BlueprintTenant): Value {
  const policy = accessPointPolicy(escaped(tenant), {
    pipeline: blueprint.name,
    stage: "${Stage}",
    partition: "${AWS::Partition}",
    region: "${AWS::Region}",
    account: "${AWS::AccountId}",
    rawPrefix: escapeSub(blueprint.raw.prefix),
  });
  return filledIn(policy);
}

function escaped({ prefix, tags, ...tenant }: BlueprintTenant): BlueprintTenant {
  const pairs = Object.entries(tags ?? {}).map(([key, value]) => [key, escapeSub(value)]);
  return {
    ...tenant,
    ...(prefix !== undefined && { prefix: escapeSub(prefix) }),
    ...(tags && { tags: Object.fromEntries(pairs) }),
  };
}

function filledIn(value: unknown): Value {
  if (Array.isArray(value)) return value.map(filledIn);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item)]));
  const text = String(value);
  return text.includes("${") ? sub(text) : text;
}
