import { checkUploadSize, readIntegrity } from "../body-integrity.ts";
import { readFacts, readTagHeader } from "../object-facts.ts";
import { checksumHeaders, encryptionHeaders, versionHeaders } from "../object-headers.ts";
import { objectNeed, requestTags } from "../s3-access.ts";
import type { ObjectCall, ObjectOperation } from "../s3-operation.ts";
import { eventCause } from "./event-cause.ts";
import { writeConditions } from "./write-conditions.ts";

export const putObject: ObjectOperation = {
  name: "PutObject",
  method: "PUT",
  access: (call) => writeNeeds(call),
  async handle({ request, store, bucket, key }) {
    checkUploadSize(request);
    const facts = readFacts(request, bucket);
    const conditions = writeConditions(request);
    store.checkConditions(bucket.name, key, conditions);
    const integrity = readIntegrity(request);
    const { file, size, md5, checksums } = await store.blobs.write(request.body, integrity.algorithms, integrity.check);
    const added = await store.add(
      {
        ...facts,
        bucket: bucket.name,
        key,
        deleteMarker: false,
        size,
        etag: md5.toString("hex"),
        segments: [{ file, size }],
        checksum: { algorithm: integrity.kept, value: checksums.get(integrity.kept) ?? "", type: "FULL_OBJECT" },
      },
      eventCause(request, "Object Created", "PutObject"),
      conditions,
    );
    return {
      status: 200,
      headers: {
        etag: `"${added.etag}"`,
        ...checksumHeaders(added),
        ...versionHeaders(added, bucket),
        ...encryptionHeaders(added.encryption),
      },
    };
  },
};

/** What it takes to write an object under a key, with the tags the request sets. */
export function writeNeeds(call: ObjectCall) {
  const { headers, presigned } = call.request;
  const tags = readTagHeader(headers["x-amz-tagging"]);
  const context = {
    ...requestTags(tags),
    ...headerContext(headers, "x-amz-acl"),
    ...headerContext(headers, "x-amz-storage-class"),
    ...headerContext(headers, "x-amz-server-side-encryption"),
    ...headerContext(headers, "x-amz-server-side-encryption-aws-kms-key-id"),
  };
  const asked = { ...call, presigned };
  return [
    objectNeed(asked, call.key, "s3:PutObject", context),
    ...(Object.keys(tags).length > 0 ? [objectNeed(asked, call.key, "s3:PutObjectTagging", context)] : []),
  ];
}

function headerContext(headers: Readonly<Record<string, string | undefined>>, name: string): Record<string, string> {
  const value = headers[name];
  return value === undefined ? {} : { [`s3:${name}`]: value };
}
