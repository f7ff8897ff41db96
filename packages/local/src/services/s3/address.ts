import { ServiceError } from "../service-error.ts";
import type { AccessPoint } from "./access-points/access-point.ts";
import type { AccessPointStore } from "./access-points/access-point-store.ts";
import type { BucketStore } from "./bucket/bucket-store.ts";

/** What a request is about. */
export interface Address {
  /** Undefined for the service itself. */
  readonly bucket?: string;
  /** Undefined for the bucket itself. */
  readonly key?: string;
  /** Set when the bucket was named by one of its access points. */
  readonly accessPoint?: AccessPoint;
}

interface Known {
  readonly buckets: BucketStore;
  readonly accessPoints: AccessPointStore;
}

const longestKey = 1_024;

/**
 * Bucket and key of path style, virtual host style, access point host and access point alias.
 *
 * Source: S3 User Guide, "Virtual hosting of general purpose buckets" and "Accessing access points".
 */
export function readAddress(host: string, rawPath: string, known: Known): Address {
  const label = hostLabel(host);
  const path = rawPath.replace(/^\//, "");
  if (label !== undefined) return { ...named(label, known), ...keyed(path) };
  if (path === "") return {};
  const slash = path.indexOf("/");
  const bucket = decode(slash < 0 ? path : path.slice(0, slash));
  return { ...named(bucket, known), ...keyed(slash < 0 ? "" : path.slice(slash + 1)) };
}

/** What stands before `localhost`, less a service name and Region. */
function hostLabel(host: string): string | undefined {
  const match = /^(.+)\.localhost$/.exec(host);
  const label = match?.[1]?.replace(/(^|\.)(s3|s3-accesspoint)([.-][a-z0-9-]+)?(\.amazonaws\.com)?$/, "");
  return label === "" ? undefined : label;
}

function named(name: string, { buckets, accessPoints }: Known): Address {
  if (buckets.find(name)) return { bucket: name };
  const byAlias = accessPoints.withAlias(name);
  if (byAlias) return { bucket: byAlias.bucket, accessPoint: byAlias };
  const arn = /^arn:aws:s3:[^:]*:(\d{12}):accesspoint[/:]([^/]+)$/.exec(name);
  const host = /^(.+)-(\d{12})$/.exec(name);
  const point = arn
    ? accessPoints.get(arn[1] ?? "", arn[2] ?? "")
    : host && accessPoints.find(host[2] ?? "", host[1] ?? "");
  return point ? { bucket: point.bucket, accessPoint: point } : { bucket: name };
}

function keyed(rawKey: string): { key?: string } {
  if (rawKey === "") return {};
  const key = decode(rawKey);
  checkKey(key);
  return { key };
}

export function checkKey(key: string): void {
  const size = Buffer.byteLength(key);
  if (size > longestKey) {
    throw new ServiceError("KeyTooLongError", "Your key is too long", 400, {
      Size: String(size),
      MaxSizeAllowed: String(longestKey),
    });
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError("InvalidURI", "Couldn't parse the specified URI.", 400, { URI: text });
  }
}
