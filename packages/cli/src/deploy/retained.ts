import type { ResourceToImport } from "@aws-sdk/client-cloudformation";
import { GetBucketPolicyCommand, GetBucketTaggingCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import type { Resource, Template, Value } from "@tributary/assembly";
import { TributaryError } from "@tributary/errors";
import { nameInTemplate } from "./name-in-template.ts";
import { isObject } from "./policy-grants.ts";
import type { Target } from "./target.ts";
import { statusOf } from "./told-by-aws.ts";

/** Resources that an earlier stack left behind, and a template of nothing but them. */
export interface Retained {
  readonly imports: readonly ResourceToImport[];
  readonly template: Template;
}

/**
 * Buckets outlive their stack, so a new stack finds them. CloudFormation takes them over by an import of its own, and only
 * then can the whole template be deployed.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-manually.html
 */
export async function findRetained(
  target: Target,
  template: Template,
  { pipeline, stage }: { readonly pipeline: string; readonly stage: string },
): Promise<Retained | undefined> {
  const names = new Map<string, string>();
  for (const [id, { Type, DeletionPolicy, Properties }] of Object.entries(template.Resources)) {
    if (Type !== "AWS::S3::Bucket" || DeletionPolicy === undefined) continue;
    const name = nameInTemplate(Properties.BucketName, { stage, account: target.account });
    if (name !== undefined && (await isLeft(target, name, pipeline))) names.set(id, name);
  }
  if (names.size === 0) return undefined;
  const policies: [string, Resource][] = [];
  for (const [id, resource] of Object.entries(template.Resources)) {
    const { Type, DeletionPolicy, Properties } = resource;
    const bucket = Type === "AWS::S3::BucketPolicy" ? names.get(bucketOf(Properties.Bucket)) : undefined;
    // What is not there is made, not imported.
    if (DeletionPolicy !== undefined && bucket !== undefined && (await hasPolicy(target, bucket)))
      policies.push([id, resource]);
  }
  const imports = [
    ...[...names].map(([LogicalResourceId, BucketName]) => ({
      LogicalResourceId,
      ResourceType: "AWS::S3::Bucket",
      ResourceIdentifier: { BucketName },
    })),
    ...policies.map(([LogicalResourceId, { Properties }]) => ({
      LogicalResourceId,
      ResourceType: "AWS::S3::BucketPolicy",
      ResourceIdentifier: { Bucket: names.get(bucketOf(Properties.Bucket)) ?? "" },
    })),
  ];
  const kept = new Set(imports.map(({ LogicalResourceId }) => LogicalResourceId));
  const Resources = Object.fromEntries(Object.entries(template.Resources).filter(([id]) => kept.has(id)));
  return { imports, template: { ...template, Resources, Outputs: {} } };
}

/** Whether an earlier stack of this pipeline left the bucket; one that somebody made for something else is never taken over. */
async function isLeft({ s3, account }: Target, Bucket: string, pipeline: string): Promise<boolean> {
  const ExpectedBucketOwner = account;
  try {
    await s3.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner }));
  } catch (error) {
    if (statusOf(error) === 404) return false;
    if (statusOf(error) === 403)
      throw new TributaryError(
        "TRB-CLI-071",
        `The bucket ${Bucket} belongs to another account, or s3:ListBucket on it is denied`,
      );
    throw error;
  }
  const tags = await s3.send(new GetBucketTaggingCommand({ Bucket, ExpectedBucketOwner })).then(
    ({ TagSet = [] }) => TagSet,
    (error: unknown) => {
      if (isNamed(error, "NoSuchTagSet")) return [];
      throw error;
    },
  );
  if (tags.some(({ Key, Value }) => Key === "tributary:pipeline" && Value === pipeline)) return true;
  throw new TributaryError(
    "TRB-CLI-071",
    `The bucket ${Bucket} is in this account already, and not one that ${pipeline} left behind`,
    {
      fix: `Give the bucket another name in the pipeline. If this one is meant, say so with its tag (tributary:pipeline = ${pipeline}), and deploy again.`,
    },
  );
}

async function hasPolicy({ s3, account }: Target, Bucket: string): Promise<boolean> {
  return s3.send(new GetBucketPolicyCommand({ Bucket, ExpectedBucketOwner: account })).then(
    () => true,
    (error: unknown) => {
      if (isNamed(error, "NoSuchBucketPolicy")) return false;
      throw error;
    },
  );
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const bucketOf = (value: Value | undefined): string => (isObject(value) ? String(value.Ref ?? "") : "");
