import type { ObjectVersion } from "../index/object-version.ts";
import type { S3Store } from "../s3-store.ts";

/** The version of that id, or the current one when none is named. */
export function findVersionNamed(
  store: S3Store,
  bucket: string,
  key: string,
  versionId: string | undefined,
): ObjectVersion | undefined {
  return versionId === undefined ? store.index.current(bucket, key) : store.index.version(bucket, key, versionId);
}
