import type { CloudContext } from "../cloud-context.ts";
import { objectDoor } from "../s3/object-door.ts";
import { concatenated } from "./concatenated.ts";
import type { Lake } from "./lake.ts";

/** The lake in this cloud's S3. */
export function s3Lake(cloud: CloudContext): Lake {
  const objects = () => objectDoor.of(cloud);
  return {
    list: async (principal, bucket, prefix) =>
      Promise.all(
        objects()
          .list(principal, bucket, prefix)
          .map(async (version) => ({
            key: version.key,
            bytes: version.size,
            path: await concatenated(objects().paths(version), cloud.stateDir),
          })),
      ),
    read: async (principal, bucket, key) =>
      (await objects().read(principal, { bucket, key }, Number.MAX_SAFE_INTEGER)).toString("utf8"),
    write: (principal, bucket, key, body) =>
      objects().write(principal, { bucket, key }, body, { contentType: "text/csv", requestId: "athena" }),
  };
}
