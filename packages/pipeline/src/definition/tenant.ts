import { TributaryError } from "@tributary/errors";
import { z } from "zod";
import { checkOptions } from "./check-options.ts";
import { callerPlace, placed } from "./place.ts";
import type { ReaderRole } from "./role.ts";
import type { Vpc } from "./vpc.ts";

export interface TenantOptions {
  /** Folder under the raw prefix, ending with a slash: `acme/`. */
  readonly prefix?: string;
  /** Object tags that all have to be there. With a folder besides, the pipeline writes them on each file that arrives in it. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly readers?: readonly ReaderRole[];
  /** Absent: the access point answers to the internet. */
  readonly network?: Vpc;
}

export interface Tenant {
  readonly prefix?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly readers: readonly ReaderRole[];
  readonly vpc?: string;
}

const tenantOptions = z.strictObject({
  prefix: z.string().optional(),
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).optional(),
  readers: z.array(z.strictObject({ role: z.string(), account: z.string().optional() })).optional(),
  network: z.strictObject({ vpc: z.string() }).optional(),
});

/**
 * Says which files are a tenant's, by folder, by object tags or by both, and who reads them. Files of a folder are its
 * tenant's from the start; files of tags once they carry them, whoever wrote them; with both, once the pipeline has.
 *
 * @example
 * tenant({ prefix: "acme/", readers: [role("acme-analyst")] });
 */
export function tenant(options: TenantOptions): Tenant {
  const at = callerPlace(tenant);
  const { prefix, tags, network } = checkOptions(tenantOptions, options, { of: "tenant()", at });
  const place = at ? { at } : {};
  const byTags = tags !== undefined && Object.keys(tags).length > 0;
  if (!prefix && !byTags) {
    throw new TributaryError(
      "TRB-PIP-012",
      "The tenant has neither a prefix nor tags, so no file would be its own.",
      place,
    );
  }
  if (prefix !== undefined && !/^(?:[^/]+\/)+$/.test(prefix)) {
    const found = JSON.stringify(prefix);
    throw new TributaryError("TRB-PIP-005", `Prefix ${found} of the tenant is not a folder.`, {
      ...place,
      fix: `Write it with one slash after each folder: ${JSON.stringify(`${prefix.split("/").filter(Boolean).join("/")}/`)}.`,
    });
  }
  return placed(
    {
      ...(prefix ? { prefix } : {}),
      ...(byTags ? { tags: Object.freeze({ ...tags }) } : {}),
      readers: Object.freeze(once(options.readers ?? [])),
      ...(network ? { vpc: network.vpc } : {}),
    },
    at,
  );
}

/** A reader named twice is one reader: Lake Formation takes a grant once. */
const once = (readers: readonly ReaderRole[]): ReaderRole[] => [
  ...new Map(readers.map((reader) => [`${reader.account ?? ""}:${reader.role}`, reader])).values(),
];
