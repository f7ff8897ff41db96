import { createHash } from "node:crypto";
import { join } from "node:path";
import { HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { forEachLimited } from "../files/for-each-limited.ts";
import type { Deployable } from "./deployable.ts";
import type { Target } from "./target.ts";
import { missingPermission, statusOf } from "./told-by-aws.ts";
import { zipFolder } from "./zip-folder.ts";

export interface Uploaded {
  /** Keys that were not there yet. */
  readonly uploaded: readonly string[];
  /** Where CloudFormation finds the template. */
  readonly templateUrl: string;
}

/** Puts bundles and template under keys named by their content: what is there already is not sent again. */
export async function uploadAssets(target: Target, bucket: string, deployable: Deployable): Promise<Uploaded> {
  const { dir, manifest, templateText, templateSha256 } = deployable;
  const uploaded: string[] = [];
  const upload = async (object: NewObject): Promise<void> => {
    if (await putOnce(target, bucket, object)) uploaded.push(object.key);
  };
  const template = templateObject(manifest.pipeline, templateSha256, templateText);
  await forEachLimited([...manifest.assets, undefined], 8, (asset) =>
    asset === undefined
      ? upload(template)
      : upload({ key: asset.s3Key, body: () => zipFolder(join(dir, asset.path)), type: "application/zip" }),
  );
  return { uploaded: uploaded.sort(), templateUrl: urlOf(target, bucket, template.key) };
}

/** Puts one more template beside the pipeline's; CloudFormation takes 51,200 bytes in a request, and more from a bucket. */
export async function uploadTemplate(
  target: Target,
  bucket: string,
  { pipeline, text }: { readonly pipeline: string; readonly text: string },
): Promise<string> {
  const template = templateObject(pipeline, createHash("sha256").update(text).digest("hex"), text);
  await putOnce(target, bucket, template);
  return urlOf(target, bucket, template.key);
}

interface NewObject {
  readonly key: string;
  readonly body: () => Promise<Uint8Array | string>;
  readonly type: string;
}

const templateObject = (pipeline: string, sha256: string, text: string): NewObject => ({
  key: `tributary/templates/${pipeline}/${sha256}.json`,
  body: async () => text,
  type: "application/json",
});

async function putOnce(target: Target, Bucket: string, { key: Key, body, type }: NewObject): Promise<boolean> {
  if (await isThere(target, Bucket, Key)) return false;
  await target.s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: await body(),
      ContentType: type,
      ExpectedBucketOwner: target.account,
    }),
  );
  return true;
}

/** The bucket in the path, as the AWS CLI writes it for CloudFormation: emulators find the template by it, too. */
function urlOf({ region }: Target, bucket: string, key: string): string {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://s3.${region}.${suffix}/${bucket}/${key}`;
}

async function isThere({ s3, account }: Target, Bucket: string, Key: string): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ Bucket, Key, ExpectedBucketOwner: account }));
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    // S3 gives a HEAD no reason, and answers 403 for what is not there to those who may not list.
    if (statusOf(error) === 403)
      throw missingPermission(
        `not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::${Bucket} (and s3:GetObject on its objects)`,
        error,
      );
    throw error;
  }
}
