import { isJsonObject, type Json } from "../json.ts";
import { type CallService, ServiceCallError } from "../tasks/call-service.ts";

/** The S3 calls of readers and writers over a map of objects, two to a page; for tests. */
export function memoryS3(objects: Map<string, string | Uint8Array>): CallService {
  return async ({ service, action, arguments: args, bytes }): Promise<Json> => {
    if (service !== "s3") return { Service: service, Action: action, Arguments: args };
    const place = `${String(args.Bucket)}/${String(args.Key)}`;
    if (action === "putObject") {
      objects.set(place, typeof args.Body === "string" ? args.Body : JSON.stringify(args.Body));
      return { ETag: '"1"' };
    }
    if (action === "listObjectsV2") return page(objects, `${String(args.Bucket)}/`, args);
    const found = objects.get(place);
    if (found === undefined)
      throw new ServiceCallError(
        "S3.NoSuchKeyException",
        `The specified key does not exist. (Service: Amazon S3; ...)`,
      );
    return { Body: typeof found === "string" ? found : Buffer.from(found).toString(bytes ? "latin1" : "utf8") };
  };
}

function page(objects: Map<string, string | Uint8Array>, bucket: string, args: Json): Json {
  const { Prefix, ContinuationToken } = isJsonObject(args) ? args : {};
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(bucket + String(Prefix ?? "")))
    .map((key) => key.slice(bucket.length));
  const from = Number(ContinuationToken ?? 0);
  const more = from + 2 < keys.length;
  return {
    Contents: keys.slice(from, from + 2).map((Key) => ({
      Key,
      ETag: '"1"',
      LastModified: "2023-11-14T22:13:20Z",
      Size: objects.get(bucket + Key)?.length ?? 0,
      StorageClass: "STANDARD",
    })),
    IsTruncated: more,
    ...(more ? { NextContinuationToken: String(from + 2) } : {}),
  };
}
