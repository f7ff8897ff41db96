import { ServiceError } from "../../service-error.ts";
import type { ObjectVersion } from "../index/object-version.ts";
import { versionHeaders } from "../object-headers.ts";
import { bucketNeed } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { ObjectCall } from "../s3-operation.ts";

/** The version that `versionId` names, or the current one; undefined when there is none. */
export function peekVersion({ request, store, bucket, key }: ObjectCall): ObjectVersion | undefined {
  const versionId = request.query.get("versionId");
  return versionId === null ? store.index.current(bucket.name, key) : store.index.version(bucket.name, key, versionId);
}

/** The version a read asks for; the errors are S3's for missing keys, missing versions and delete markers. */
export function findVersion(call: ObjectCall): ObjectVersion {
  const { request, store, bucket, key } = call;
  const versionId = request.query.get("versionId");
  const version = peekVersion(call);
  if (version && !version.deleteMarker) return version;
  if (version) {
    throw new ServiceError(
      "MethodNotAllowed",
      "The specified method is not allowed against this resource.",
      405,
      {},
      {
        "x-amz-delete-marker": "true",
        "last-modified": new Date(version.modified).toUTCString(),
        ...versionHeaders(version, bucket),
      },
    );
  }
  // Whether a key exists is told only to those who may list.
  request.authorize([bucketNeed({ ...call, presigned: request.presigned }, "s3:ListBucket", { "s3:prefix": key })]);
  if (versionId !== null) throw s3Error.noSuchVersion(key, versionId);
  const newest = store.index.newest(bucket.name, key);
  if (newest?.deleteMarker) {
    throw new ServiceError(
      "NoSuchKey",
      "The specified key does not exist.",
      404,
      { Key: key },
      {
        "x-amz-delete-marker": "true",
        ...versionHeaders(newest, bucket),
      },
    );
  }
  throw s3Error.noSuchKey(key);
}
