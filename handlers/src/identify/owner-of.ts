import { GetObjectTaggingCommand, PutObjectTaggingCommand, type S3Client } from "@aws-sdk/client-s3";
import { noTenant, tenantOfKey } from "@tributary/catalog";
import type { ArrivedObject } from "../contract/arrived-object.ts";
import { isMissing } from "../lake/read-object.ts";
import { ReasonError } from "../reasons/reason-error.ts";

type Tags = Readonly<Record<string, string>>;

interface Tenant {
  readonly name: string;
  readonly prefix?: string | undefined;
  readonly tags?: Tags | undefined;
}

export interface Tenants {
  readonly rawPrefix: string;
  readonly tenants: readonly Tenant[];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
const mostTags = 10;

/**
 * Whose an object is: the tenant of its folder, else the one whose tags it carries. A tenant of a folder and tags gets its
 * tags written here: its access point lets nobody at an object that lacks them.
 */
export async function ownerOf(
  s3: S3Client,
  raw: ArrivedObject["raw"],
  { rawPrefix, tenants }: Tenants,
): Promise<string> {
  const byKey = tenantOfKey(raw.key, rawPrefix, tenants);
  const own = tenants.find(({ name }) => name === byKey);
  const byTags = tenants.filter(({ prefix, tags }) => !prefix && tags);
  if (byTags.length === 0 && !own?.tags) return byKey;
  const found = await tagsOf(s3, raw);
  const tags = { ...found, ...own?.tags };
  if (!carries(found, tags)) await writeTags(s3, raw, tags);
  const carried = byTags.find((tenant) => carries(tags, tenant.tags ?? {}))?.name;
  if (carried === undefined || byKey === noTenant) return carried ?? byKey;
  throw new ReasonError(
    "TenantUnclear",
    `The file lies in the folder of ${byKey} and carries the tags of ${carried}; both could read it.`,
  );
}

const carries = (tags: Tags, wanted: Tags): boolean =>
  Object.entries(wanted).every(([key, value]) => tags[key] === value);

const placeOf = ({ bucket, key, versionId }: ArrivedObject["raw"]): { Bucket: string; Key: string } => ({
  Bucket: bucket,
  Key: key,
  ...(versionId ? { VersionId: versionId } : {}),
});

async function tagsOf(s3: S3Client, raw: ArrivedObject["raw"]): Promise<Tags> {
  const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand(placeOf(raw))).catch(goneOr);
  return Object.fromEntries(TagSet.map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** The whole set: S3 replaces what is there. */
async function writeTags(s3: S3Client, raw: ArrivedObject["raw"], tags: Tags): Promise<void> {
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (TagSet.length > mostTags)
    throw new ReasonError("TooManyTags", `With its tenant's the file would have ${TagSet.length} tags.`);
  await s3.send(new PutObjectTaggingCommand({ ...placeOf(raw), Tagging: { TagSet } })).catch(goneOr);
}

function goneOr(cause: unknown): never {
  if (isMissing(cause)) throw new ReasonError("ObjectGone", "The file was deleted before it was read.", { cause });
  throw cause;
}
