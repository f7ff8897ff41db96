import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Pointer } from "../contract/pointer.ts";

export interface ReadObjectOptions {
  readonly versionId?: string | undefined;
  /** Half open: `[0, 100)` are the first hundred bytes. */
  readonly range?: readonly [begin: number, end: number];
}

/** The bytes of an object, or of a part of it. */
export async function readObject(
  s3: S3Client,
  { bucket, key }: Pointer,
  { versionId, range }: ReadObjectOptions = {},
): Promise<Uint8Array> {
  const { Body } = await s3.send(
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ...(versionId ? { VersionId: versionId } : {}),
      ...(range ? { Range: `bytes=${range[0]}-${range[1] - 1}` } : {}),
    }),
  );
  return Body ? Body.transformToByteArray() : new Uint8Array();
}

/** True for the error S3 gives when there is no such object. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ["NoSuchKey", "NotFound", "NoSuchVersion", "NoSuchBucket"].includes(error.name);
}
