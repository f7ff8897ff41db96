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
export function s3Place(uri: string, { snapshot, blueprint, aliases }: OpenedReview): S3Place {
  const [, host, key = ""] =
    /^s3:\/\/(arn:[\w-]+:s3:[^:]*:\d{12}:accesspoint[:/][^/]+|[^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  if (host === undefined)
    throw new TributaryError("TRB-ACC-009", `${JSON.stringify(uri)} is not an object's address, s3://bucket/key`);
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
