import type { ServiceRequest } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { ObjectVersion } from "../index/object-version.ts";
import { s3Error } from "../s3-error.ts";

/** RFC 9110, 13.2.2: If-Match before If-Unmodified-Since, If-None-Match before If-Modified-Since. `prefix` is for copies. */
export function checkReadConditions({ headers }: ServiceRequest, version: ObjectVersion, prefix = ""): void {
  const read = (name: string): string | undefined => headers[`${prefix}${name}`];
  const modified = Math.floor(version.modified / 1_000) * 1_000;
  const match = read("if-match");
  if (match !== undefined) {
    if (!names(match, version.etag)) throw s3Error.preconditionFailed("If-Match");
  } else if (isBefore(read("if-unmodified-since"), modified)) throw s3Error.preconditionFailed("If-Unmodified-Since");

  const noneMatch = read("if-none-match");
  const since = read("if-modified-since");
  const unchanged =
    noneMatch !== undefined ? names(noneMatch, version.etag) : since !== undefined && !isBefore(since, modified);
  if (!unchanged) return;
  if (prefix !== "") throw s3Error.preconditionFailed("If-None-Match");
  throw new ServiceError(
    "NotModified",
    "Not Modified",
    304,
    {},
    {
      etag: `"${version.etag}"`,
      "last-modified": new Date(version.modified).toUTCString(),
    },
  );
}

function names(list: string, etag: string): boolean {
  return list.split(",").some((item) => ["*", etag].includes(item.trim().replace(/^W\//, "").replaceAll('"', "")));
}

/** The date lies before the change; a date that cannot be read is no condition. */
function isBefore(date: string | undefined, modified: number): boolean {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return !Number.isNaN(time) && time < modified;
}
