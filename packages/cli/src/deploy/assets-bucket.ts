import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import { TributaryError } from "@tributary/errors";
import type { Target } from "./target.ts";
import { statusOf } from "./told-by-aws.ts";

export const assetsBucketOf = ({ account, region }: Pick<Target, "account" | "region">): string =>
  `tributary-assets-${account}-${region}`;

/**
 * Makes the account's bucket for bundles and templates when it is not there. S3 blocks public access, turns ACLs off and
 * encrypts by itself in new buckets; TLS only and versioning are ours.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 */
export async function ensureAssetsBucket(target: Target): Promise<string> {
  const { s3, account, region } = target;
  const Bucket = assetsBucketOf(target);
  const ExpectedBucketOwner = account;
  const found = await s3.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner })).then(
    () => 200,
    (error: unknown) => statusOf(error),
  );
  if (found === 200) return Bucket;
  if (found === 403)
    throw new TributaryError(
      "TRB-CLI-066",
      `The assets bucket ${Bucket} belongs to another account, or may not be read`,
    );
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      ...(region !== "us-east-1" && { CreateBucketConfiguration: { LocationConstraint: locationOf(region) } }),
    }),
  );
  await s3.send(
    new PutBucketVersioningCommand({ Bucket, ExpectedBucketOwner, VersioningConfiguration: { Status: "Enabled" } }),
  );
  await s3.send(new PutBucketPolicyCommand({ Bucket, ExpectedBucketOwner, Policy: JSON.stringify(tlsOnly(Bucket)) }));
  return Bucket;
}

type Location = NonNullable<
  NonNullable<ConstructorParameters<typeof CreateBucketCommand>[0]["CreateBucketConfiguration"]>["LocationConstraint"]
>;
const locationOf = (region: string): Location => region as Location;

const tlsOnly = (bucket: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "s3:*",
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});
