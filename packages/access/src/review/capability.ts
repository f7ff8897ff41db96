/** What one can do to objects, and the S3 actions each of which gives it. */
export const capabilities = [
  { name: "read", actions: ["s3:GetObject", "s3:GetObjectVersion"] },
  { name: "list", actions: ["s3:ListBucket", "s3:ListBucketVersions"] },
  { name: "write", actions: ["s3:PutObject"] },
  { name: "tag", actions: ["s3:PutObjectTagging", "s3:PutObjectVersionTagging"] },
  { name: "delete", actions: ["s3:DeleteObject", "s3:DeleteObjectVersion"] },
] as const;

export type Capability = (typeof capabilities)[number]["name"];

export const isBucketAction = (action: string): boolean => action.startsWith("s3:ListBucket");
