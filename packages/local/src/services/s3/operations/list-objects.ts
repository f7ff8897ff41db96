import type { ServiceRequest } from "../../service.ts";
import { afterKey, afterPrefix, objectKey } from "../index/index-key.ts";
import type { ObjectVersion } from "../index/object-version.ts";
import { bucketNeed } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { BucketCall, BucketOperation } from "../s3-operation.ts";
import { s3Xml } from "../s3-xml.ts";

const largestPage = 1000;

/** ListObjectsV2, and the first version of it, which differs in how it goes on. */
export const listObjects: BucketOperation = {
  name: "ListObjects",
  method: "GET",
  access: (call) => {
    const { query, presigned } = call.request;
    const context = {
      "s3:prefix": query.get("prefix") ?? "",
      "s3:delimiter": query.get("delimiter") ?? "",
      "s3:max-keys": query.get("max-keys") ?? "",
    };
    const given = Object.fromEntries(Object.entries(context).filter(([name]) => query.has(name.slice("s3:".length))));
    return [bucketNeed({ ...call, presigned }, "s3:ListBucket", given)];
  },
  handle: (call) => {
    const { query } = call.request;
    const v2 = query.get("list-type") === "2";
    const asked = readQuery(call.request, v2);
    const { objects, prefixes, next } = collect(call, asked);
    const encode = asked.encoded ? encodeURIComponent : (text: string): string => text;
    const common = {
      Name: call.bucket.name,
      Prefix: encode(asked.prefix),
      ...(asked.delimiter !== undefined && { Delimiter: encode(asked.delimiter) }),
      MaxKeys: asked.max,
      ...(asked.encoded && { EncodingType: "url" }),
      IsTruncated: next !== undefined,
      Contents: objects.map((version) =>
        content(version, encode, !v2 || query.get("fetch-owner") === "true" ? call.bucket.account : undefined),
      ),
      CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    };
    if (!v2)
      return s3Xml("ListBucketResult", {
        ...common,
        Marker: encode(asked.after),
        ...(next !== undefined && { NextMarker: encode(next) }),
      });
    return s3Xml("ListBucketResult", {
      ...common,
      KeyCount: objects.length + prefixes.length,
      ...(query.has("continuation-token") && { ContinuationToken: query.get("continuation-token") }),
      ...(query.has("start-after") && { StartAfter: encode(query.get("start-after") ?? "") }),
      ...(next !== undefined && { NextContinuationToken: token(next) }),
    });
  },
};

interface Asked {
  readonly prefix: string;
  readonly delimiter?: string;
  /** Keys and common prefixes up to this one were told before. */
  readonly after: string;
  readonly max: number;
  readonly encoded: boolean;
}

function readQuery({ query }: ServiceRequest, v2: boolean): Asked {
  const continuation = query.get("continuation-token");
  const after = v2
    ? continuation === null
      ? (query.get("start-after") ?? "")
      : readToken(continuation)
    : (query.get("marker") ?? "");
  const delimiter = query.get("delimiter");
  return {
    prefix: query.get("prefix") ?? "",
    ...(delimiter !== null && delimiter !== "" && { delimiter }),
    after,
    max: readMaxKeys(query.get("max-keys")),
    encoded: query.get("encoding-type") === "url",
  };
}

export function readMaxKeys(text: string | null): number {
  if (text === null || text === "") return largestPage;
  if (!/^\d+$/.test(text))
    throw s3Error.invalidArgument("Provided max-keys not an integer or within integer range", "max-keys", text);
  return Math.min(Number(text), largestPage);
}

const token = (key: string): string => Buffer.from(`1${key}`).toString("base64");

function readToken(text: string): string {
  const read = Buffer.from(text, "base64").toString("utf8");
  if (!read.startsWith("1"))
    throw s3Error.invalidArgument("The continuation token provided is incorrect", "continuation-token", text);
  return read.slice(1);
}

interface Page {
  readonly objects: readonly ObjectVersion[];
  readonly prefixes: readonly string[];
  /** The last key or common prefix of the page, when there is more. */
  readonly next?: string;
}

/** Walks the keys in order; a common prefix is told once and everything below it is leapt over. */
function collect({ store, bucket }: BucketCall, { prefix, delimiter, after, max }: Asked): Page {
  const objects: ObjectVersion[] = [];
  const prefixes: string[] = [];
  if (max === 0) return { objects, prefixes };
  let last = "";
  let from = startOf(bucket.name, { prefix, after, delimiter });
  for (;;) {
    let leap: Buffer | undefined;
    for (const version of store.index.objectsFrom(bucket.name, from)) {
      if (!version.key.startsWith(prefix)) return { objects, prefixes };
      if (objects.length + prefixes.length === max) return { objects, prefixes, next: last };
      const end = delimiter === undefined ? -1 : version.key.indexOf(delimiter, prefix.length);
      if (end < 0) {
        objects.push(version);
        last = version.key;
        continue;
      }
      last = version.key.slice(0, end + (delimiter?.length ?? 0));
      prefixes.push(last);
      leap = afterPrefix(objectKey(bucket.name, last));
      break;
    }
    if (!leap) return { objects, prefixes };
    from = leap;
  }
}

function startOf(
  bucket: string,
  { prefix, after, delimiter }: { prefix: string; after: string; delimiter: string | undefined },
): Buffer {
  if (after === "" || Buffer.compare(Buffer.from(after), Buffer.from(prefix)) < 0) return objectKey(bucket, prefix);
  const isPrefix = delimiter !== undefined && after.endsWith(delimiter) && after.startsWith(prefix);
  return isPrefix ? afterPrefix(objectKey(bucket, after)) : afterKey(objectKey(bucket, after));
}

function content(version: ObjectVersion, encode: (text: string) => string, owner: string | undefined) {
  return {
    Key: encode(version.key),
    LastModified: new Date(version.modified),
    ETag: `"${version.etag}"`,
    ...(version.checksum && { ChecksumAlgorithm: version.checksum.algorithm, ChecksumType: version.checksum.type }),
    Size: version.size,
    StorageClass: version.storageClass,
    ...(owner !== undefined && { Owner: { ID: owner } }),
  };
}
