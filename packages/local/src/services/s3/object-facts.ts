import type { ServiceRequest } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { Bucket } from "./bucket/bucket.ts";
import type { Encryption, ObjectFacts } from "./index/object-version.ts";
import { checkTags } from "./object-tags.ts";
import { s3Error } from "./s3-error.ts";

const systemHeaders = ["cache-control", "content-disposition", "content-encoding", "content-language", "expires"];
const storageClasses = new Set(
  "STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER DEEP_ARCHIVE GLACIER_IR".split(" "),
);
const metadataLimit = 2_048;

/** What the headers of an upload say of the object. */
export function readFacts(request: ServiceRequest, bucket: Bucket): ObjectFacts {
  const { headers } = request;
  checkAcl(headers["x-amz-acl"]);
  if (headers["x-amz-server-side-encryption-customer-algorithm"] !== undefined) {
    throw new ServiceError(
      "NotImplemented",
      "Encryption with customer keys (SSE-C) is not implemented by this local cloud.",
      501,
    );
  }
  return {
    contentType: headers["content-type"] ?? "binary/octet-stream",
    headers: readSystemHeaders(headers),
    metadata: readMetadata(headers),
    tags: readTagHeader(headers["x-amz-tagging"]),
    storageClass: readStorageClass(headers["x-amz-storage-class"]),
    encryption: readEncryption(headers, bucket),
  };
}

/** Ownership is enforced, so that no list says more than who owns the object. */
export function checkAcl(acl: string | undefined): void {
  if (acl !== undefined && acl !== "private" && acl !== "bucket-owner-full-control") {
    throw new ServiceError("AccessControlListNotSupported", "The bucket does not allow ACLs", 400);
  }
}

function readSystemHeaders(headers: ServiceRequest["headers"]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of systemHeaders) {
    // aws-chunked is how the bytes came, not what they are.
    const value =
      name === "content-encoding" ? headers[name]?.replace(/\s*,?\s*aws-chunked\s*,?\s*/, "") : headers[name];
    if (value) kept[name] = value;
  }
  return kept;
}

function readMetadata(headers: ServiceRequest["headers"]): Record<string, string> {
  const metadata: Record<string, string> = {};
  let size = 0;
  for (const [name, value = ""] of Object.entries(headers)) {
    if (!name.startsWith("x-amz-meta-")) continue;
    metadata[name.slice("x-amz-meta-".length)] = value;
    size += name.length - "x-amz-meta-".length + Buffer.byteLength(value);
  }
  if (size > metadataLimit) {
    throw new ServiceError("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size", 400, {
      Size: String(size),
      MaxSizeAllowed: String(metadataLimit),
    });
  }
  return metadata;
}

export function readTagHeader(header: string | undefined): Record<string, string> {
  if (header === undefined) return {};
  const pairs = [...new URLSearchParams(header)];
  if (new Set(pairs.map(([key]) => key)).size < pairs.length)
    throw s3Error.invalidArgument("Cannot provide multiple Tags with the same key", "x-amz-tagging", header);
  const tags = Object.fromEntries(pairs);
  checkTags(tags);
  return tags;
}

function readStorageClass(name = "STANDARD"): string {
  if (!storageClasses.has(name))
    throw new ServiceError("InvalidStorageClass", "The storage class you specified is not valid", 400);
  return name;
}

function readEncryption(headers: ServiceRequest["headers"], { encryption }: Bucket): Encryption {
  const algorithm = headers["x-amz-server-side-encryption"];
  const keyId = headers["x-amz-server-side-encryption-aws-kms-key-id"];
  if (algorithm === undefined) return encryption;
  if (!["AES256", "aws:kms", "aws:kms:dsse"].includes(algorithm)) {
    throw s3Error.invalidArgument(
      "The encryption method specified is not supported",
      "x-amz-server-side-encryption",
      algorithm,
    );
  }
  return { algorithm, ...(keyId !== undefined && { keyId }) };
}
