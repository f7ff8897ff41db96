import type { AccessPointState, BucketState } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { OpenedReview } from "./open-review.ts";

/** An object a person asks about, and the door if they named one. */
export interface S3Place {
  readonly bucket: BucketState;
  readonly key: string;
  readonly point?: AccessPointState;
}

/** Reads `s3://<bucket>/<key>`; the bucket may be the deployed one, the author's name for it, an access point's ARN or alias. */
export function s3Place(text: string, { snapshot, blueprint, aliases }: OpenedReview): S3Place {
  // An object's own ARN is as good: arn:aws:s3:::bucket/key, or with an access point's `/object/`.
  const uri = text
    .replace(/^arn:[\w-]+:s3:::(?=[^/])/, "s3://")
    .replace(/^(arn:[\w-]+:s3:[^:]*:\d{12}:accesspoint\/[^/]+)(?:\/object)?(?=\/|$)/, "s3://$1");
  const [, host, key = ""] =
    /^s3:\/\/(arn:[\w-]+:s3:[^:]*:\d{12}:accesspoint[:/][^/]+|[^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  if (host === undefined)
    throw new TributaryError("TRB-ACC-009", `${JSON.stringify(text)} is not an object's address, s3://bucket/key`);
  const { raw, lake, accessPoints } = snapshot;
  if (host === raw.name || host === blueprint.raw.bucket) return { bucket: raw, key };
  if (host === lake.name || host === blueprint.lake.bucket) return { bucket: lake, key };
  const name = host.startsWith("arn:") ? host.replace(/^.*accesspoint[:/]/, "") : (aliases.get(host) ?? host);
  const point = accessPoints.find((each) => each.name === name);
  if (point) return { bucket: point.bucket === raw.name ? raw : lake, key, point };
  throw new TributaryError(
    "TRB-ACC-009",
    `${host} is no bucket of this stage and no access point on one; there are ${[raw.name, lake.name].join(" and ")}`,
  );
}

/** What a person may take a key for that it is not: S3 compares keys letter by letter. */
export function keyNotes({ key }: S3Place): readonly string[] {
  const parts = key.split("/");
  return [
    ...(parts.includes("..") || parts.includes(".")
      ? ["S3 knows no parent folders: `.` and `..` are plain letters of this key, and policies see them so."]
      : []),
    ...(parts.slice(0, -1).includes("")
      ? ["The key has an empty folder; it is another key than the one with a single slash."]
      : []),
    ...(/%[0-9a-f]{2}/i.test(key) ? ["The key is taken letter by letter; %-codes in it are not decoded."] : []),
    ...(key !== key.normalize("NFC")
      ? ["The key has letters composed of several characters; it is another key than the one written with single ones."]
      : []),
  ];
}
