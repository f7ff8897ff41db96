import { ServiceError } from "../../service-error.ts";
import { readAddress } from "../address.ts";
import { checkDoor } from "../check-door.ts";
import type { ObjectVersion } from "../index/object-version.ts";
import { existingTags, objectNeed } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { ObjectCall } from "../s3-operation.ts";
import { findVersionNamed } from "./find-version-named.ts";
import { checkReadConditions } from "./read-conditions.ts";

interface CopySourceOptions {
  /** The copy bears the tags of its source, which the caller must be able to read as well. */
  readonly withTags?: boolean;
}

/** The object that `x-amz-copy-source` names, which the caller must be able to read. */
export function copySource({ request, store }: ObjectCall, { withTags }: CopySourceOptions = {}): ObjectVersion {
  const header = request.headers["x-amz-copy-source"] ?? "";
  const [path = "", versionQuery] = header.split("?versionId=");
  const address = readAddress("localhost", pointPath(path) ?? `/${path.replace(/^\//, "")}`, store);
  if (address.bucket === undefined || address.key === undefined) {
    throw s3Error.invalidArgument(
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
      "x-amz-copy-source",
      header,
    );
  }
  const bucket = store.buckets.get(address.bucket);
  checkDoor(request.principal, store, { bucket, accessPoint: address.accessPoint });
  const version = findVersionNamed(store, bucket.name, address.key, versionQuery);
  const what = versionQuery === undefined ? "s3:GetObject" : "s3:GetObjectVersion";
  const actions = withTags && hasTags(version) ? [what, `${what}Tagging`] : [what];
  const asked = {
    bucket,
    presigned: request.presigned,
    ...(address.accessPoint && { accessPoint: address.accessPoint }),
  };
  const key = address.key;
  request.authorize(actions.map((action) => objectNeed(asked, key, action, existingTags(version))));
  if (!version)
    throw versionQuery === undefined
      ? s3Error.noSuchKey(address.key)
      : s3Error.noSuchVersion(address.key, versionQuery);
  if (version.deleteMarker)
    throw new ServiceError(
      "InvalidRequest",
      "The source of a copy request may not specifically refer to a delete marker by version id.",
      400,
    );
  checkReadConditions(request, version, "x-amz-copy-source-");
  return version;
}

export const hasTags = (version: ObjectVersion | undefined): boolean => Object.keys(version?.tags ?? {}).length > 0;

/**
 * `arn:aws:s3:<region>:<account>:accesspoint/<name>/object/<key>`, whole or percent-encoded, as a path of bucket and key.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
function pointPath(source: string): string | undefined {
  if (!/^\/?arn(:|%3a)/i.test(source)) return undefined;
  const [, arn = "", key = ""] = /^\/?(arn:[^/]+\/[^/]+)\/object\/(.+)$/s.exec(decoded(source)) ?? [];
  return `/${encodeURIComponent(arn)}/${encodeURIComponent(key)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
