import { TributaryError } from "@tributary/errors";
import { z } from "zod";
import { checkOptions } from "./check-options.ts";
import { callerPlace, placed } from "./place.ts";

export interface BucketPlace {
  readonly bucket: string;
  /** Ends with a slash when not empty. */
  readonly prefix: string;
}

export interface S3Options {
  /** Folder inside the bucket, ending with a slash: `inbox/`. */
  readonly prefix?: string;
}

const s3Options = z.strictObject({ prefix: z.string().optional() });

// The template names the bucket `<bucket>-<stage>-<account>`: 63 characters, less 12 for the account and 12 for the stage.
// A dot would break TLS on virtual-host addresses.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const bucketName = /^[a-z0-9](?:[a-z0-9-]{1,35})[a-z0-9]$/;

/**
 * Names a bucket of the pipeline, and the folder in it.
 *
 * @example
 * s3("claims-raw", { prefix: "inbox/" });
 */
export function s3(bucket: string, options: S3Options = {}): BucketPlace {
  const at = callerPlace(s3);
  const place = at ? { at } : {};
  const { prefix = "" } = checkOptions(s3Options, options, { of: "s3()", at });
  if (typeof bucket !== "string" || !bucketName.test(bucket)) {
    throw new TributaryError("TRB-PIP-004", `${JSON.stringify(bucket)} cannot be the name of a bucket.`, place);
  }
  if (prefix.startsWith("/") || prefix.includes("//")) {
    throw new TributaryError("TRB-PIP-005", `Prefix ${JSON.stringify(prefix)} has an empty folder name.`, place);
  }
  if (prefix !== "" && !prefix.endsWith("/")) {
    const fix = `Write ${JSON.stringify(`${prefix}/`)}.`;
    throw new TributaryError("TRB-PIP-005", `Prefix ${JSON.stringify(prefix)} has no slash at its end.`, {
      ...place,
      fix,
    });
  }
  return placed({ bucket, prefix }, at);
}
