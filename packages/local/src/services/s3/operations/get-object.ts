import type { ServiceResponse } from "../../service.ts";
import { readSegments } from "../blobs/read-segments.ts";
import type { ObjectVersion } from "../index/object-version.ts";
import { checksumHeaders, objectHeaders } from "../object-headers.ts";
import { existingTags, objectNeed } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { ObjectCall, ObjectOperation } from "../s3-operation.ts";
import { findVersion, peekVersion } from "./find-version.ts";
import { checkReadConditions } from "./read-conditions.ts";
import { type AskedRange, readRange } from "./read-range.ts";

export const getObject: ObjectOperation = {
  name: "GetObject",
  method: "GET",
  access: readNeeds,
  async handle(call) {
    const { version, range, answer } = describe(call);
    if (range.end < range.start) return answer;
    return { ...answer, body: await openBody(call, version, range) };
  },
};

export const headObject: ObjectOperation = {
  name: "HeadObject",
  method: "HEAD",
  access: readNeeds,
  handle: (call) => describe(call).answer,
};

/** `s3:GetObject`, or `s3:GetObjectVersion` when a version is named. */
export function readNeeds(call: ObjectCall) {
  const { presigned, query } = call.request;
  const versionId = query.get("versionId");
  const context = { ...existingTags(peekVersion(call)), ...(versionId !== null && { "s3:VersionId": versionId }) };
  return [
    objectNeed({ ...call, presigned }, call.key, versionId === null ? "s3:GetObject" : "s3:GetObjectVersion", context),
  ];
}

function describe(call: ObjectCall): { version: ObjectVersion; range: AskedRange; answer: ServiceResponse } {
  const { request, bucket } = call;
  const version = findVersion(call);
  checkReadConditions(request, version);
  const range = readRange(request, version);
  const { start, end, partial, partNumber } = range;
  const partsCount =
    partNumber !== undefined && version.parts ? { "x-amz-mp-parts-count": String(version.parts.length) } : {};
  const sums =
    request.headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED" &&
    (!partial || !version.parts) &&
    !isSlice(range, version);
  const answer = {
    status: partial ? 206 : 200,
    headers: {
      ...objectHeaders(version, bucket),
      ...(sums && checksumHeaders(version)),
      ...partsCount,
      "content-length": String(end - start + 1),
      ...(partial && { "content-range": `bytes ${start}-${end}/${version.size}` }),
      ...overrides(call),
    },
  };
  return { version, range, answer };
}

function isSlice({ start, end }: AskedRange, { size }: ObjectVersion): boolean {
  return start > 0 || end < size - 1;
}

/** `response-content-type` and its like; S3 takes them from signed requests only. */
function overrides({ request }: ObjectCall): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of request.query) {
    if (!name.startsWith("response-")) continue;
    if (request.principal.accessKeyId === "")
      throw s3Error.invalidRequest("Request specific response headers cannot be used for anonymous GET requests.");
    found[name.slice("response-".length)] = value;
  }
  return found;
}

/** Another writer may take the file away between the look-up and here; then the newer object is not what was asked for. */
async function openBody({ store, bucket, key }: ObjectCall, version: ObjectVersion, range: AskedRange) {
  try {
    return await readSegments(store.blobs, version.segments, range);
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      error.code === "ENOENT" &&
      !store.index.version(bucket.name, key, version.versionId)
    ) {
      throw s3Error.noSuchKey(key);
    }
    throw error;
  }
}
