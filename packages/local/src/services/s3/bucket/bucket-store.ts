import type { DurableMap, DurableStore } from "../../durable-map.ts";
import { ServiceError } from "../../service-error.ts";
import { s3Error } from "../s3-error.ts";
import { type Bucket, everythingBlocked } from "./bucket.ts";

/** The buckets of the cloud. */
export class BucketStore {
  readonly #buckets: DurableMap<Bucket>;
  readonly #now: () => number;

  constructor(store: DurableStore, now: () => number) {
    this.#buckets = store.map("s3.buckets");
    this.#now = now;
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  get(name: string): Bucket {
    const bucket = this.find(name);
    if (!bucket) throw s3Error.noSuchBucket(name);
    return bucket;
  }

  list(): Bucket[] {
    return this.#buckets.values().sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async create(name: string, account: string): Promise<Bucket> {
    checkBucketName(name);
    const bucket: Bucket = {
      name,
      account,
      createdAt: this.#now(),
      publicAccessBlock: everythingBlocked,
      eventBridge: false,
      tags: {},
      encryption: { algorithm: "AES256" },
      documents: {},
    };
    await this.#buckets.set(name, bucket);
    return bucket;
  }

  /** Changes members; `undefined` takes one away. */
  async change(name: string, changes: { readonly [K in keyof Bucket]?: Bucket[K] | undefined }): Promise<void> {
    const changed = { ...this.get(name), ...changes };
    const kept = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
    await this.#buckets.set(name, kept as typeof changed as Bucket);
  }

  async delete(name: string): Promise<void> {
    await this.#buckets.delete(name);
  }
}

/** Source: S3 User Guide, "General purpose bucket naming rules". */
function checkBucketName(name: string): void {
  const good =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes("..") &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3)$/.test(name);
  if (!good)
    throw new ServiceError("InvalidBucketName", "The specified bucket is not valid.", 400, { BucketName: name });
}
