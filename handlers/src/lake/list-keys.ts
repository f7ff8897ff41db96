import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import type { Pointer } from "../contract/pointer.ts";

/** Every key under a prefix. */
export async function listKeys(s3: S3Client, prefix: Pointer): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: prefix.bucket, Prefix: prefix.key })) {
    for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key);
  }
  return keys;
}
