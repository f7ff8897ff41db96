import type { Blueprint, BlueprintTenant } from "@tributary/pipeline";
import { readActions } from "./bucket-policies.ts";
import { escapeSub, ref, sub } from "./intrinsics.ts";
import { pascalCase, stagedName } from "./names.ts";
import { readerArns } from "./readers.ts";
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
      ...(hasStatements(tenant) && { Policy: { Version: "2012-10-17", Statement: statements(blueprint, tenant) } }),
    },
  };
}

const hasStatements = (tenant: BlueprintTenant): boolean => tenant.readers.length > 0;

const objectActions = readActions.filter((action) => action !== "s3:ListBucket");

function statements(blueprint: Blueprint, tenant: BlueprintTenant): readonly Value[] {
  const arn = `arn:\${AWS::Partition}:s3:\${AWS::Region}:\${AWS::AccountId}:accesspoint/${blueprint.name}-\${Stage}-${tenant.name}`;
  const all = [sub(arn), sub(`${arn}/object/*`)];
  const prefix = `${blueprint.raw.prefix}${tenant.prefix ?? ""}`;
  const own = sub(`${arn}/object/${escapeSub(prefix)}*`);
  const readers = { AWS: readerArns(tenant) };
  const tagged = Object.fromEntries(
    Object.entries(tenant.tags ?? {}).map(([key, value]) => [`s3:ExistingObjectTag/${key}`, value]),
  );
  const byTags = tenant.tags !== undefined;
  const byPrefix = tenant.prefix !== undefined;

  return [
    {
      Sid: "ReadOwnObjects",
      Effect: "Allow",
      Principal: readers,
      Action: objectActions,
      Resource: own,
      ...(byTags && { Condition: { StringEquals: tagged } }),
    },
    // Names can be listed by prefix only: S3 knows no condition on the tags of listed objects.
    ...(byPrefix
      ? [
          {
            Sid: "ListOwnPrefix",
            Effect: "Allow",
            Principal: readers,
            Action: "s3:ListBucket",
            Resource: sub(arn),
            Condition: { StringLike: { "s3:prefix": `${prefix}*` } },
          },
        ]
      : []),
    ...(byPrefix ? [wall("NothingBeyondThePrefix", { Action: objectActions, NotResource: own })] : []),
    ...(byPrefix
      ? [
          wall("NoListBeyondThePrefix", {
            Action: "s3:ListBucket",
            Resource: sub(arn),
            Condition: { StringNotLike: { "s3:prefix": `${prefix}*` } },
          }),
        ]
      : []),
    // One statement a tag: conditions of one statement must all hold, and one missing tag is enough to refuse.
    ...Object.entries(tagged).map(([key, value], index) =>
      wall(`NothingWithoutTag${index + 1}`, {
        Action: objectActions,
        Resource: sub(`${arn}/object/*`),
        Condition: { StringNotEquals: { [key]: value } },
      }),
    ),
    ...(tenant.vpc === undefined
      ? []
      : [
          wall("OnlyFromTheVpc", {
            Action: readActions,
            Resource: all,
            Condition: { StringNotEquals: { "aws:SourceVpc": tenant.vpc } },
          }),
        ]),
    wall("TlsOnly", { Action: "s3:*", Resource: all, Condition: { Bool: { "aws:SecureTransport": "false" } } }),
  ];
}

const wall = (sid: string, statement: Readonly<Record<string, Value>>): Value => ({
  Sid: sid,
  Effect: "Deny",
  Principal: { AWS: "*" },
  ...statement,
});
