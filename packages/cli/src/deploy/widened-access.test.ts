import type { Resource, Value } from "@tributary/assembly";
import { expect, test } from "vitest";
import { widenedAccess } from "./widened-access.ts";

const role = (Statement: readonly Value[], more: Record<string, Value> = {}): Resource => ({
  Type: "AWS::IAM::Role",
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
    Policies: [{ PolicyName: "own", PolicyDocument: { Statement } }],
    ...more,
  },
});
const bucketPolicy = (...Statement: readonly Value[]): Resource => ({
  Type: "AWS::S3::BucketPolicy",
  Properties: { Bucket: { Ref: "Raw" }, PolicyDocument: { Statement } },
});
const allow = (Action: Value, Resource: Value, more: Record<string, Value> = {}): Value => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const denied = (Condition: Value): Value => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition,
});
const tls: Value = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const point = (more: Record<string, Value>): Resource => ({
  Type: "AWS::S3::AccessPoint",
  Properties: { Bucket: "b", ...more },
});
const closed: Value = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

const sentences = (before: Resource | undefined, after: Resource): string[] =>
  widenedAccess(before && { Resources: { Thing: before } }, { Resources: { Thing: after } }).map(
    ({ sentence }) => sentence,
  );

test.each<[string, Resource | undefined, Resource, string[]]>([
  ["the same", role([allow("s3:GetObject", "a")]), role([allow("s3:GetObject", "a")]), []],
  ["less", role([allow(["s3:GetObject", "s3:PutObject"], "a")]), role([allow("s3:GetObject", "a")]), []],
  ["narrower within a wildcard", role([allow("s3:Get*", "a/*")]), role([allow("s3:GetObject", "a/b/*")]), []],
  [
    "a condition more",
    role([allow("s3:GetObject", "a")]),
    role([allow("s3:GetObject", "a", { Condition: { Bool: { x: "true" } } })]),
    [],
  ],
  [
    "an action more",
    role([allow("s3:GetObject", { "Fn::GetAtt": ["Raw", "Arn"] })]),
    role([allow(["s3:GetObject", "s3:PutObject"], { "Fn::GetAtt": ["Raw", "Arn"] })]),
    ["thing: it may now s3:PutObject on Raw.Arn"],
  ],
  [
    "a wider resource",
    role([allow("s3:GetObject", "a/b")]),
    role([allow("s3:GetObject", "a/*")]),
    ["thing: it may now s3:GetObject on a/*"],
  ],
  [
    "a condition less",
    role([allow("s3:GetObject", "a", { Condition: { Bool: { x: "true" } } })]),
    role([allow("s3:GetObject", "a")]),
    ["thing: it may now s3:GetObject on a"],
  ],
  [
    "another principal",
    role([]),
    role([], {
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::444455556666:root" }, Action: "sts:AssumeRole" },
        ],
      },
    }),
    ["thing: arn:aws:iam::444455556666:root may now sts:AssumeRole"],
  ],
  [
    "a managed policy",
    role([]),
    role([], { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }),
    ["thing: it gets the managed policy arn:aws:iam::aws:policy/AdministratorAccess"],
  ],
  [
    "a Deny that is gone",
    bucketPolicy(tls),
    bucketPolicy(),
    ["thing: anyone is no longer denied s3:* on * when Bool aws:SecureTransport false"],
  ],
  ["a Deny more", bucketPolicy(), bucketPolicy(tls), []],
  [
    "a public bucket policy",
    undefined,
    bucketPolicy(allow("s3:GetObject", "*", { Principal: "*" })),
    ["thing: anyone may now s3:GetObject on *"],
  ],
  [
    "NotAction",
    role([]),
    role([{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }]),
    ["thing: it may now everything but iam:* on *"],
  ],
  [
    "NotAction with less left out",
    role([{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }]),
    role([{ Effect: "Allow", NotAction: "iam:CreateUser", Resource: "*" }]),
    ["thing: it may now everything but iam:CreateUser on *"],
  ],
  [
    "a Deny of more principals, and one of more networks",
    bucketPolicy(
      denied({ ArnEquals: { "aws:PrincipalArn": ["a"] } }),
      denied({ NotIpAddress: { "aws:SourceIp": ["1", "2"] } }),
    ),
    bucketPolicy(
      denied({ ArnEquals: { "aws:PrincipalArn": ["b", "a"] } }),
      denied({ NotIpAddress: { "aws:SourceIp": "1" } }),
    ),
    [],
  ],
  [
    "a Deny of fewer principals",
    bucketPolicy(denied({ ArnEquals: { "aws:PrincipalArn": ["a", "b"] } })),
    bucketPolicy(denied({ ArnEquals: { "aws:PrincipalArn": ["a"] } })),
    ["thing: anyone is no longer denied s3:* on * when ArnEquals aws:PrincipalArn a, b"],
  ],
  [
    "an Allow from fewer networks with one more condition",
    role([allow("s3:GetObject", "a", { Condition: { IpAddress: { "aws:SourceIp": ["1", "2"] } } })]),
    role([allow("s3:GetObject", "a", { Condition: { IpAddress: { "aws:SourceIp": "1" }, Bool: { x: "true" } } })]),
    [],
  ],
  [
    "an Allow that excludes fewer",
    role([allow("s3:GetObject", "a", { Condition: { StringNotEquals: { t: ["x", "y"] } } })]),
    role([allow("s3:GetObject", "a", { Condition: { StringNotEquals: { t: "x" } } })]),
    ["thing: it may now s3:GetObject on a when StringNotEquals t x"],
  ],
  [
    "a VPC that is gone and a block that is off",
    point({ VpcConfiguration: { VpcId: "vpc-1" }, PublicAccessBlockConfiguration: closed }),
    point({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    }),
    ["thing: BlockPublicPolicy is off", "thing: it can be reached from outside its VPC"],
  ],
  [
    "a tenant's rows",
    undefined,
    {
      Type: "AWS::LakeFormation::PrincipalPermissions",
      Properties: {
        Principal: { DataLakePrincipalIdentifier: "arn:aws:iam::1:role/a" },
        Permissions: ["SELECT"],
        Resource: { DataCellsFilter: { TableName: "texts", Name: "acme" } },
      },
    },
    ["thing: arn:aws:iam::1:role/a gets SELECT on texts, rows acme"],
  ],
])("widenedAccess tells %s", (_what, before, after, told) => {
  expect(sentences(before, after)).toEqual(told);
});

test("widenedAccess tells a policy that goes with its Deny when the whole document is gone", () => {
  const before = point({ Policy: { Statement: [tls] } });
  expect(sentences(before, point({}))).toEqual([expect.stringContaining("is no longer denied s3:*")]);
});
