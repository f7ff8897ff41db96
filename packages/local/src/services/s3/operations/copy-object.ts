import { readFacts } from "../object-facts.ts";
import { checksumHeaders, encryptionHeaders, versionHeaders } from "../object-headers.ts";
import { objectNeed, requestTags } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { ObjectOperation } from "../s3-operation.ts";
import { s3Xml } from "../s3-xml.ts";
import { copySource, hasTags } from "./copy-source.ts";
import { eventCause } from "./event-cause.ts";
import { writeNeeds } from "./put-object.ts";
import { writeConditions } from "./write-conditions.ts";

const largest = 5 * 1024 ** 3;

/**
 * A copy shares the bytes of its source: the files behind an object never change.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export const copyObject: ObjectOperation = {
  name: "CopyObject",
  method: "PUT",
  header: "x-amz-copy-source",
  access: (call) => writeNeeds(call),
  handle: async (call) => {
    const { request, store, bucket, key } = call;
    const replaceTags = request.headers["x-amz-tagging-directive"]?.toUpperCase() === "REPLACE";
    const source = copySource(call, { withTags: !replaceTags });
    // Tags decide whose an object is: who may not write them may not bring them along either.
    if (!replaceTags && hasTags(source))
      request.authorize([
        objectNeed({ ...call, presigned: request.presigned }, key, "s3:PutObjectTagging", requestTags(source.tags)),
      ]);
    if (source.size > largest)
      throw s3Error.invalidRequest(
        "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120",
      );
    const given = readFacts(request, bucket);
    const replaceFacts = request.headers["x-amz-metadata-directive"]?.toUpperCase() === "REPLACE";
    if (source.bucket === bucket.name && source.key === key && !replaceFacts && bucket.versioning === undefined) {
      throw s3Error.invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    const facts = replaceFacts
      ? given
      : { ...given, contentType: source.contentType, headers: source.headers, metadata: source.metadata };
    const segments = await Promise.all(source.segments.map((segment) => store.blobs.duplicate(segment)));
    const added = await store.add(
      {
        ...facts,
        tags: replaceTags ? given.tags : source.tags,
        bucket: bucket.name,
        key,
        deleteMarker: false,
        size: source.size,
        etag: source.etag,
        segments,
        ...(source.checksum && { checksum: source.checksum }),
        ...(source.parts && { parts: source.parts }),
      },
      eventCause(request, "Object Created", "CopyObject"),
      writeConditions(request),
    );
    return s3Xml(
      "CopyObjectResult",
      { ETag: `"${added.etag}"`, LastModified: new Date(added.modified) },
      {
        ...versionHeaders(added, bucket),
        ...encryptionHeaders(added.encryption),
        ...checksumHeaders(added),
        ...(source.versionId !== "null" && { "x-amz-copy-source-version-id": source.versionId }),
      },
    );
  },
};
