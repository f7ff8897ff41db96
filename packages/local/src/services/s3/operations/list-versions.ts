import { objectKey } from "../index/index-key.ts";
import { bucketNeed } from "../s3-access.ts";
import type { BucketOperation } from "../s3-operation.ts";
import { s3Xml } from "../s3-xml.ts";
import { readMaxKeys } from "./list-objects.ts";

export const listObjectVersions: BucketOperation = {
  name: "ListObjectVersions",
  method: "GET",
  query: "versions",
  access: (call) => [
    bucketNeed({ ...call, presigned: call.request.presigned }, "s3:ListBucketVersions", {
      "s3:prefix": call.request.query.get("prefix") ?? "",
    }),
  ],
  handle: ({ request, store, bucket }) => {
    const { query } = request;
    const prefix = query.get("prefix") ?? "";
    const max = readMaxKeys(query.get("max-keys"));
    const marker = query.get("key-marker");
    const versionMarker = query.get("version-id-marker");
    const Version: object[] = [];
    const DeleteMarker: object[] = [];
    let last: { key: string; versionId: string } | undefined;
    let truncated = false;
    let newest = "";
    let passed = marker === null;
    for (const version of store.index.versionsFrom(bucket.name, objectKey(bucket.name, marker ?? prefix))) {
      const isLatest = version.key !== newest;
      newest = version.key;
      if (!version.key.startsWith(prefix)) {
        if (version.key > prefix) break;
        continue;
      }
      if (!passed) {
        if (version.key === marker && versionMarker === null) continue;
        passed = version.key !== marker || version.versionId === versionMarker;
        if (version.key === marker) continue;
      }
      if (Version.length + DeleteMarker.length === max) {
        truncated = true;
        break;
      }
      const facts = {
        Key: version.key,
        VersionId: version.versionId,
        IsLatest: isLatest,
        LastModified: new Date(version.modified),
        Owner: { ID: bucket.account },
      };
      if (version.deleteMarker) DeleteMarker.push(facts);
      else
        Version.push({ ...facts, ETag: `"${version.etag}"`, Size: version.size, StorageClass: version.storageClass });
      last = version;
    }
    return s3Xml("ListVersionsResult", {
      Name: bucket.name,
      Prefix: prefix,
      MaxKeys: max,
      IsTruncated: truncated,
      ...(truncated && last && { NextKeyMarker: last.key, NextVersionIdMarker: last.versionId }),
      Version: Version as [],
      DeleteMarker: DeleteMarker as [],
    });
  },
};
