import type { Bucket } from "./bucket/bucket.ts";
import { checksumHeader } from "./checksum/checksum.ts";
import type { Encryption, ObjectVersion } from "./index/object-version.ts";

/** `x-amz-version-id`, once the bucket knows versions. */
export function versionHeaders({ versionId }: ObjectVersion, bucket: Bucket): Record<string, string> {
  return bucket.versioning === undefined ? {} : { "x-amz-version-id": versionId };
}

export function encryptionHeaders({ algorithm, keyId }: Encryption): Record<string, string> {
  return {
    "x-amz-server-side-encryption": algorithm,
    ...(keyId !== undefined && { "x-amz-server-side-encryption-aws-kms-key-id": keyId }),
  };
}

export function checksumHeaders({ checksum }: Pick<ObjectVersion, "checksum">): Record<string, string> {
  return checksum ? { [checksumHeader(checksum.algorithm)]: checksum.value, "x-amz-checksum-type": checksum.type } : {};
}

/** What GET and HEAD tell of an object. */
export function objectHeaders(version: ObjectVersion, bucket: Bucket): Record<string, string> {
  const tagCount = Object.keys(version.tags).length;
  return {
    "accept-ranges": "bytes",
    "content-type": version.contentType,
    etag: `"${version.etag}"`,
    "last-modified": new Date(version.modified).toUTCString(),
    ...version.headers,
    ...Object.fromEntries(Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...versionHeaders(version, bucket),
    ...encryptionHeaders(version.encryption),
    ...(version.storageClass !== "STANDARD" && { "x-amz-storage-class": version.storageClass }),
    ...(tagCount > 0 && { "x-amz-tagging-count": String(tagCount) }),
  };
}
