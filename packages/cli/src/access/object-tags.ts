import { GetObjectTaggingCommand } from "@aws-sdk/client-s3";
import type { S3Place } from "./s3-place.ts";
import type { Target } from "./target/open-target.ts";
import { isNone, told } from "./target/told.ts";

/** The tags an object has now; none for one that is not there. */
export async function objectTags({ s3 }: Target, { bucket, key }: S3Place): Promise<Readonly<Record<string, string>>> {
  if (key === "") return {};
  try {
    const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand({ Bucket: bucket.name, Key: key }));
    return Object.fromEntries(TagSet.map(({ Key = "", Value = "" }) => [Key, Value]));
  } catch (error) {
    if (isNone(error, "NoSuchKey", "NotFound", "MethodNotAllowed")) return {};
    throw told(error, `Cannot read the tags of ${key}`);
  }
}
