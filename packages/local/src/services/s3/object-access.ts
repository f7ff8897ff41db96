import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { CloudContext } from "../cloud-context.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { Bucket } from "./bucket/bucket.ts";
import { objectKey } from "./index/index-key.ts";
import type { ObjectVersion } from "./index/object-version.ts";
import { bucketNeed, existingTags, objectNeed } from "./s3-access.ts";
import { s3Error } from "./s3-error.ts";
import type { S3Store } from "./s3-store.ts";

export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

export interface WriteOptions {
  readonly contentType: string;
  /** A service that writes on the caller's behalf is told in the event. */
  readonly requestId: string;
}

/** S3 for the other services of this process: their reads and writes pass the caller's permissions, as in AWS. */
export class ObjectAccess {
  readonly #store: S3Store;
  readonly #cloud: CloudContext;

  constructor(store: S3Store, cloud: CloudContext) {
    this.#store = store;
    this.#cloud = cloud;
  }

  /** Facts of an object that the caller may read. */
  head(principal: Principal, { bucket: name, key, versionId }: ObjectPlace): ObjectVersion {
    const bucket = this.#store.buckets.get(name);
    const version =
      versionId === undefined ? this.#store.index.current(name, key) : this.#store.index.version(name, key, versionId);
    const action = versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion";
    const need = objectNeed(asked(bucket), key, action, {
      ...existingTags(version),
      ...(versionId !== undefined && { "s3:VersionId": versionId }),
    });
    this.#cloud.authorizer.authorize(principal, [need]);
    if (!version || version.deleteMarker) throw s3Error.noSuchKey(key);
    return version;
  }

  /** An object's bytes, refused with `EntityTooLarge` above the limit. */
  async read(principal: Principal, place: ObjectPlace, limit: number): Promise<Buffer> {
    const version = this.head(principal, place);
    if (version.size > limit) {
      throw new ServiceError("EntityTooLarge", `The object has ${version.size} bytes; the limit is ${limit}.`, 400);
    }
    return Buffer.concat(await Promise.all(version.segments.map(({ file }) => readFile(this.#store.blobs.path(file)))));
  }

  async write(
    principal: Principal,
    place: ObjectPlace,
    body: string | Uint8Array,
    options: WriteOptions,
  ): Promise<void> {
    const bucket = this.#store.buckets.get(place.bucket);
    this.#cloud.authorizer.authorize(principal, [objectNeed(asked(bucket), place.key, "s3:PutObject")]);
    const bytes = Buffer.from(body);
    const { file, size } = await this.#store.blobs.write(chunks(bytes), []);
    await this.#store.add(
      {
        bucket: bucket.name,
        key: place.key,
        contentType: options.contentType,
        headers: {},
        metadata: {},
        tags: {},
        storageClass: "STANDARD",
        encryption: bucket.encryption,
        deleteMarker: false,
        size,
        etag: createHash("md5").update(bytes).digest("hex"),
        segments: [{ file, size }],
      },
      { type: "Object Created", reason: "PutObject", requestId: options.requestId, requester: principal.account },
    );
  }

  /** Current objects under a prefix, which the caller may list and read. */
  list(principal: Principal, bucketName: string, prefix: string): ObjectVersion[] {
    const bucket = this.#store.buckets.get(bucketName);
    this.#cloud.authorizer.authorize(principal, [bucketNeed(asked(bucket), "s3:ListBucket", { "s3:prefix": prefix })]);
    const found: ObjectVersion[] = [];
    for (const version of this.#store.index.objectsFrom(bucketName, objectKey(bucketName, prefix))) {
      if (!version.key.startsWith(prefix)) break;
      found.push(version);
    }
    // Each by itself: a policy may let somebody at a prefix and keep single objects or tags back.
    const needs = found.map((version) => objectNeed(asked(bucket), version.key, "s3:GetObject", existingTags(version)));
    this.#cloud.authorizer.authorize(principal, needs);
    return found;
  }

  /** Files that hold an object's bytes, in order. They are immutable; a multipart upload leaves several. */
  paths({ segments }: ObjectVersion): string[] {
    return segments.map(({ file }) => this.#store.blobs.path(file));
  }
}

const asked = (bucket: Bucket) => ({ bucket, presigned: false });

async function* chunks(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
}
