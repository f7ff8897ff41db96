import { join } from "node:path";
import type { CloudContext } from "../cloud-context.ts";
import type { DurableMap } from "../durable-map.ts";
import { AccessPointStore } from "./access-points/access-point-store.ts";
import { BlobStore } from "./blobs/blob-store.ts";
import type { Bucket, PublicAccessBlock } from "./bucket/bucket.ts";
import { BucketStore } from "./bucket/bucket-store.ts";
import { EventOutbox } from "./event-outbox.ts";
import { ObjectIndex } from "./index/object-index.ts";
import type { NewVersion, ObjectVersion } from "./index/object-version.ts";
import { newVersionId } from "./index/version-id.ts";
import { type EventCause, type EventObject, objectEvent } from "./object-event.ts";
import { s3Error } from "./s3-error.ts";
import { UploadStore } from "./upload-store.ts";

/** Conditions of a write, checked in the transaction that does it. */
export interface WriteConditions {
  /** `*`: only when there is no such object. */
  readonly ifNoneMatch?: string;
  /** Only when the object has this ETag. */
  readonly ifMatch?: string;
}

/** Everything S3 keeps. */
export class S3Store {
  readonly buckets: BucketStore;
  readonly accessPoints: AccessPointStore;
  /** Block Public Access of whole accounts. */
  readonly accountBlocks: DurableMap<PublicAccessBlock>;
  readonly index: ObjectIndex;
  readonly blobs: BlobStore;
  readonly uploads: UploadStore;
  readonly outbox: EventOutbox;
  readonly cloud: CloudContext;

  constructor(cloud: CloudContext) {
    const folder = join(cloud.stateDir, "s3");
    const now = (): number => cloud.clock.now();
    this.cloud = cloud;
    this.buckets = new BucketStore(cloud.store, now);
    this.accessPoints = new AccessPointStore(cloud.store, { region: cloud.region, now });
    this.accountBlocks = cloud.store.map("s3.account-public-access-blocks");
    this.index = new ObjectIndex(folder);
    this.blobs = new BlobStore(folder);
    this.uploads = new UploadStore(this.index, now);
    this.outbox = new EventOutbox(this.index, cloud);
  }

  /** Makes a version the newest of its key, under the rules of the bucket's versioning. */
  async add(given: NewVersion, cause: EventCause, conditions: WriteConditions = {}): Promise<ObjectVersion> {
    const bucket = this.buckets.get(given.bucket);
    const { added, replaced } = this.index.transaction(() => {
      this.checkConditions(given.bucket, given.key, conditions);
      const order = this.index.nextOrder();
      const versionId = bucket.versioning === "Enabled" ? newVersionId(order) : "null";
      const added: ObjectVersion = { ...given, versionId, order, modified: this.cloud.clock.now() };
      const replaced = versionId === "null" ? this.index.version(given.bucket, given.key, "null") : undefined;
      if (replaced) this.index.remove(replaced);
      this.index.put(added);
      this.tell(bucket, cause, added);
      return { added, replaced };
    });
    this.outbox.deliver();
    if (replaced) await this.blobs.remove(replaced.segments);
    return added;
  }

  /** Deletes one version for good. */
  async remove(version: ObjectVersion, cause: EventCause): Promise<void> {
    const bucket = this.buckets.get(version.bucket);
    this.index.transaction(() => {
      this.index.remove(version);
      this.tell(bucket, cause, version);
    });
    this.outbox.deliver();
    await this.blobs.remove(version.segments);
  }

  /** Changes facts of a version in its place: tags. */
  replace(version: ObjectVersion, cause: EventCause): void {
    const bucket = this.buckets.get(version.bucket);
    this.index.transaction(() => {
      this.index.put(version);
      this.tell(bucket, cause, version);
    });
    this.outbox.deliver();
  }

  /** Throws PreconditionFailed. Also asked before a body is read, so that a refused upload is refused early. */
  checkConditions(bucket: string, key: string, { ifMatch, ifNoneMatch }: WriteConditions): void {
    if (ifMatch === undefined && ifNoneMatch === undefined) return;
    const current = this.index.current(bucket, key);
    if (ifNoneMatch !== undefined && current) throw s3Error.preconditionFailed("If-None-Match");
    if (ifMatch === undefined) return;
    if (!current) throw s3Error.noSuchKey(key);
    if (ifMatch !== "*" && ifMatch.replaceAll('"', "") !== current.etag) throw s3Error.preconditionFailed("If-Match");
  }

  async close(): Promise<void> {
    await this.outbox.close();
    await this.index.close();
  }

  /** Writes the event when the bucket sends its events to EventBridge. Call it inside a transaction. */
  tell(bucket: Bucket, cause: EventCause, object: EventObject): void {
    if (!bucket.eventBridge) return;
    const sequence = this.index.nextSequence();
    const { account, region, clock } = this.cloud;
    this.outbox.add(objectEvent(cause, object, { account, region, now: clock.now(), sequence }), sequence);
  }
}
