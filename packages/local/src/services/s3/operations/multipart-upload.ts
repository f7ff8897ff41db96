import { readAlgorithm } from "../checksum/checksum.ts";
import { readFacts } from "../object-facts.ts";
import { encryptionHeaders } from "../object-headers.ts";
import { objectNeed } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { ObjectCall, ObjectOperation } from "../s3-operation.ts";
import { s3Xml } from "../s3-xml.ts";
import type { Upload } from "../upload-store.ts";
import { writeNeeds } from "./put-object.ts";

/** The upload that a request names. */
export function uploadOf({ request, store, bucket, key }: ObjectCall): Upload {
  return store.uploads.get(bucket.name, key, request.query.get("uploadId") ?? "");
}

/** 1 to 10,000. */
export function partNumberOf({ request }: ObjectCall): number {
  const text = request.query.get("partNumber") ?? "";
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 10_000) {
    throw s3Error.invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", text);
  }
  return number;
}

export const createMultipartUpload: ObjectOperation = {
  name: "CreateMultipartUpload",
  method: "POST",
  query: "uploads",
  access: (call) => writeNeeds(call),
  handle: ({ request, store, bucket, key }) => {
    const algorithm = readAlgorithm(request.headers["x-amz-checksum-algorithm"]);
    const asked = request.headers["x-amz-checksum-type"]?.toUpperCase();
    const type =
      asked === "FULL_OBJECT" || (asked === undefined && algorithm === "CRC64NVME") ? "FULL_OBJECT" : "COMPOSITE";
    const facts = readFacts(request, bucket);
    const upload = store.uploads.open({
      bucket: bucket.name,
      key,
      initiator: request.principal.arn,
      facts,
      ...(algorithm && { checksum: { algorithm, type } }),
    });
    const headers = {
      ...encryptionHeaders(facts.encryption),
      ...(algorithm && { "x-amz-checksum-algorithm": algorithm, "x-amz-checksum-type": type }),
    };
    return s3Xml(
      "InitiateMultipartUploadResult",
      { Bucket: bucket.name, Key: key, UploadId: upload.uploadId },
      headers,
    );
  },
};

export const abortMultipartUpload: ObjectOperation = {
  name: "AbortMultipartUpload",
  method: "DELETE",
  query: "uploadId",
  access: (call) => [objectNeed({ ...call, presigned: call.request.presigned }, call.key, "s3:AbortMultipartUpload")],
  handle: async (call) => {
    const { store } = call;
    const upload = uploadOf(call);
    const parts = store.uploads.parts(upload);
    store.index.transaction(() => store.uploads.forget(upload));
    await store.blobs.remove(parts);
    return { status: 204 };
  },
};

export const listParts: ObjectOperation = {
  name: "ListParts",
  method: "GET",
  query: "uploadId",
  access: (call) => [
    objectNeed({ ...call, presigned: call.request.presigned }, call.key, "s3:ListMultipartUploadParts"),
  ],
  handle: (call) => {
    const upload = uploadOf(call);
    const after = Number(call.request.query.get("part-number-marker") ?? 0);
    const max = Math.min(Number(call.request.query.get("max-parts") ?? 1000), 1000);
    const rest = call.store.uploads.parts(upload).filter(({ number }) => number > after);
    const parts = rest.slice(0, max);
    return s3Xml("ListPartsResult", {
      Bucket: upload.bucket,
      Key: upload.key,
      UploadId: upload.uploadId,
      MaxParts: max,
      IsTruncated: rest.length > parts.length,
      ...(parts.length < rest.length && { NextPartNumberMarker: parts.at(-1)?.number }),
      Part: parts.map(({ number, etag, size, modified }) => ({
        PartNumber: number,
        LastModified: new Date(modified),
        ETag: `"${etag}"`,
        Size: size,
      })),
    });
  },
};
