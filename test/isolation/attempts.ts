import { request } from "node:http";
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Documents, Need } from "./documents.ts";
import { outside, pointArn, type Reader, rawBucket, type StoredObject } from "./house.ts";

/** One request that a reader makes for one object, or for names. */
export interface Attempt {
  readonly name: string;
  readonly needs: readonly Need[];
  /** Keys that the answer told or whose content or facts it gave; throws when refused. */
  readonly run: () => Promise<readonly string[]>;
}

interface Door {
  readonly name: string;
  /** How a client names the bucket by this door. */
  readonly bucket: string;
  readonly through?: string;
}

/** The bucket itself, and the access points of both tenants by ARN (in the host) and by alias. */
function doors(reader: Reader, target: StoredObject, { points }: Documents): Door[] {
  const tenants = [...new Set([reader.tenant, target.tenant])];
  return [
    { name: "bucket", bucket: rawBucket },
    ...tenants.flatMap((through) => [
      { name: `access point of ${through}`, bucket: pointArn(through), through },
      { name: `alias of ${through}`, bucket: points.get(through)?.alias ?? "", through },
    ]),
  ];
}

export function attemptsFor(reader: Reader, target: StoredObject, documents: Documents): Attempt[] {
  return doors(reader, target, documents).flatMap((door) => [
    ...reads(reader, target, door),
    ...copies(reader, target, door),
    ...lists(reader, target, door),
  ]);
}

const reading = (action: string, door: Door, { key, tags, versionId }: StoredObject, named = false): Need => ({
  action,
  key,
  ...(door.through !== undefined && { through: door.through }),
  context: {
    ...Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`s3:ExistingObjectTag/${tag}`, value])),
    ...(named && { "s3:VersionId": versionId }),
  },
});

function reads({ client }: Reader, target: StoredObject, door: Door): Attempt[] {
  const { key, versionId } = target;
  const object = { Bucket: door.bucket, Key: key };
  const found = [key];
  const attempt = (name: string, need: Need, run: () => Promise<unknown>): Attempt => ({
    name: `${name} by ${door.name}`,
    needs: [need],
    run: () => run().then(() => found),
  });
  return [
    attempt("GetObject", reading("s3:GetObject", door, target), () =>
      client.send(new GetObjectCommand(object)).then(({ Body }) => Body?.transformToString()),
    ),
    attempt("GetObject of a version", reading("s3:GetObjectVersion", door, target, true), () =>
      client
        .send(new GetObjectCommand({ ...object, VersionId: versionId }))
        .then(({ Body }) => Body?.transformToString()),
    ),
    attempt("HeadObject", reading("s3:GetObject", door, target), () => client.send(new HeadObjectCommand(object))),
    attempt("GetObjectTagging", reading("s3:GetObjectTagging", door, target), () =>
      client.send(new GetObjectTaggingCommand(object)),
    ),
    // A presigned URL names its bucket in the host; the loopback address stands for every host here.
    attempt("a presigned URL", reading("s3:GetObject", door, target), async () => {
      const url = new URL(await getSignedUrl(client, new GetObjectCommand(object)));
      await fetchAs(url);
    }),
  ];
}

/** Fetches a URL whose host only the local cloud knows. */
async function fetchAs(url: URL): Promise<void> {
  const status = await new Promise<number>((resolve, reject) => {
    const call = request(
      { host: "127.0.0.1", port: url.port, path: `${url.pathname}${url.search}`, headers: { host: url.host } },
      (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode ?? 0));
      },
    );
    call.once("error", reject);
    call.end();
  });
  if (status !== 200) throw Object.assign(new Error(`status ${status}`), { name: "AccessDenied" });
}

function copies({ client, arn }: Reader, target: StoredObject, door: Door): Attempt[] {
  const { key } = target;
  const path = key.split("/").map(encodeURIComponent).join("/");
  const CopySource = door.bucket.startsWith("arn:") ? `${door.bucket}/object/${path}` : `${door.bucket}/${path}`;
  const taken = { Bucket: outside, Key: `${arn.split("/").at(-1)}/${key}` };
  const needs = [reading("s3:GetObject", door, target)];
  return [
    {
      name: `CopyObject from ${door.name}`,
      needs,
      run: () =>
        client.send(new CopyObjectCommand({ ...taken, CopySource, TaggingDirective: "REPLACE" })).then(() => [key]),
    },
    {
      name: `UploadPartCopy from ${door.name}`,
      needs,
      run: async () => {
        const { UploadId } = await client.send(new CreateMultipartUploadCommand(taken));
        await client.send(new UploadPartCopyCommand({ ...taken, UploadId, PartNumber: 1, CopySource }));
        return [key];
      },
    },
  ];
}

function lists({ client }: Reader, target: StoredObject, door: Door): Attempt[] {
  const folder = target.key.slice(0, target.key.lastIndexOf("/") + 1);
  const prefixes = [undefined, "", "inbox", "inbox/", folder, folder.slice(0, -1), target.key, `${folder}../`];
  const asked = [
    ...prefixes.map((Prefix) => [Prefix, undefined] as const),
    ["", "/"] as const,
    ["inbox/", "/"] as const,
  ];
  const through = door.through === undefined ? {} : { through: door.through };
  const listed = asked.map(
    ([Prefix, Delimiter]): Attempt => ({
      name: `ListObjectsV2 of ${JSON.stringify(Prefix)} to ${JSON.stringify(Delimiter)} by ${door.name}`,
      needs: [
        {
          action: "s3:ListBucket",
          ...through,
          context: {
            ...(Prefix !== undefined && { "s3:prefix": Prefix }),
            ...(Delimiter !== undefined && { "s3:delimiter": Delimiter }),
          },
        },
      ],
      run: async () => {
        const answer = await client.send(new ListObjectsV2Command({ Bucket: door.bucket, Prefix, Delimiter }));
        const folders = (answer.CommonPrefixes ?? []).map(({ Prefix: common = "" }) => common);
        return [...(answer.Contents ?? []).map(({ Key = "" }) => Key), ...folders];
      },
    }),
  );
  const versions: Attempt = {
    name: `ListObjectVersions by ${door.name}`,
    needs: [{ action: "s3:ListBucketVersions", ...through, context: { "s3:prefix": folder } }],
    run: async () => {
      const answer = await client.send(new ListObjectVersionsCommand({ Bucket: door.bucket, Prefix: folder }));
      return (answer.Versions ?? []).map(({ Key = "" }) => Key);
    },
  };
  return [...listed, versions];
}
