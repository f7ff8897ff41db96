import { createHash } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import type { AssetPlace, TemplateAssets } from "../../template/template-assets.ts";
import type { CloudContext } from "../cloud-context.ts";
import { objectDoor } from "../s3/object-door.ts";
import type { Principal } from "../service.ts";

/** Lambda takes 250 MB unzipped; a zip of that is far smaller. */
const largestAsset = 262_144_000;

/** Assets where a deployment put them: in S3, read with the caller's own permissions. */
export function s3Assets(cloud: CloudContext, principal: Principal): TemplateAssets {
  const read = (place: AssetPlace): Promise<Buffer> => objectDoor.of(cloud).read(principal, place, largestAsset);
  return {
    text: async (place) => (await read(place)).toString("utf8"),
    async folder(place) {
      const { etag, versionId } = objectDoor.of(cloud).head(principal, place);
      const id = createHash("sha256").update([place.bucket, place.key, versionId, etag].join("\n")).digest("hex");
      const folder = join(cloud.stateDir, "cloudformation", "code", id);
      if (await stat(folder).catch(() => undefined)) return folder;
      await unpack(await read(place), `${folder}.new`);
      await rename(`${folder}.new`, folder);
      return folder;
    },
  };
}

async function unpack(archive: Buffer, folder: string): Promise<void> {
  // Loaded here: a cloud that deploys nothing new has no use for it.
  const { unzipSync } = await import("fflate");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(entries(archive, unzipSync))) {
    const path = normalize(name);
    if (path.startsWith("..") || path.startsWith("/")) throw new Error(`the archive holds the path ${name}`);
    if (name.endsWith("/")) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

function entries(archive: Buffer, unzip: (data: Uint8Array) => Record<string, Uint8Array>): Record<string, Uint8Array> {
  try {
    return unzip(archive);
  } catch {
    throw new Error("Could not unzip uploaded file. Please check your file, then try to upload again.");
  }
}
