import type { ObjectPlace } from "../s3/object-access.ts";
import { ServiceError } from "../service-error.ts";

export const inaccessible = (uri: string): ServiceError =>
  new ServiceError(
    "BadRequestException",
    `The S3 URI that you provided can't be accessed. Make sure that you have read permission and try your request again. (${uri})`,
  );

/** `s3://bucket/key`, or the path form of an S3 URL, whose key is percent-encoded. */
export function mediaPlace(uri: string): ObjectPlace {
  const [, bucket, key] = uri.match(/^s3:\/\/([^/]+)\/(.+)$/s) ?? [];
  if (bucket && key) return { bucket, key };
  const [, urlBucket, urlKey] = uri.match(/^https:\/\/s3[^/]*\.amazonaws\.com\/([^/]+)\/(.+)$/s) ?? [];
  if (urlBucket && urlKey) return { bucket: urlBucket, key: decodeURIComponent(urlKey) };
  throw inaccessible(uri);
}
