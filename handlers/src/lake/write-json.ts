import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Pointer } from "../contract/pointer.ts";

/** Writes JSON text. The same key and text again change nothing. */
export async function writeJson(s3: S3Client, { bucket, key }: Pointer, text: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: "application/json" }));
}
