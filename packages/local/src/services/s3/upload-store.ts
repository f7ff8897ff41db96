import { randomBytes } from "node:crypto";
import type { Database } from "lmdb";
import type { Segment } from "./blobs/blob.ts";
import type { ChecksumAlgorithm, ChecksumType } from "./checksum/checksum.ts";
import { afterPrefix, objectKey, versionKey } from "./index/index-key.ts";
import type { ObjectIndex } from "./index/object-index.ts";
import type { ObjectFacts } from "./index/object-version.ts";
import { s3Error } from "./s3-error.ts";

/** A multipart upload that is open. */
export interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly initiated: number;
  readonly initiator: string;
  readonly facts: ObjectFacts;
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly type: ChecksumType };
}

export interface Part extends Segment {
  readonly number: number;
  readonly etag: string;
  readonly modified: number;
  /** Digests by algorithm, base64. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** Open multipart uploads and their parts, in the objects' own transactions. */
export class UploadStore {
  readonly #uploads: Database<Upload, Buffer>;
  readonly #parts: Database<Part, Buffer>;
  readonly #now: () => number;

  constructor(index: ObjectIndex, now: () => number) {
    this.#uploads = index.table("uploads");
    this.#parts = index.table("parts");
    this.#now = now;
  }

  open(given: Omit<Upload, "uploadId" | "initiated">): Upload {
    const upload: Upload = { ...given, uploadId: randomBytes(48).toString("base64url"), initiated: this.#now() };
    this.#uploads.putSync(versionKey(upload.bucket, upload.key, upload.uploadId), upload);
    return upload;
  }

  get(bucket: string, key: string, uploadId: string): Upload {
    const upload = /^[\w-]{1,100}$/.test(uploadId) ? this.#uploads.get(versionKey(bucket, key, uploadId)) : undefined;
    if (!upload) throw s3Error.noSuchUpload(uploadId);
    return upload;
  }

  /** Open uploads of a bucket, in the order of their keys. */
  list(bucket: string): Upload[] {
    const start = objectKey(bucket, "");
    return [...this.#uploads.getRange({ start, end: afterPrefix(start) })].map(({ value }) => value);
  }

  /** Keeps a part, and answers the part it took the place of. */
  putPart(upload: Upload, part: Part): Part | undefined {
    const key = partKey(upload, part.number);
    const before = this.#parts.get(key);
    this.#parts.putSync(key, part);
    return before;
  }

  parts(upload: Upload): Part[] {
    const start = Buffer.from(`${upload.uploadId}/`);
    return [...this.#parts.getRange({ start, end: afterPrefix(start) })].map(({ value }) => value);
  }

  /** Forgets the upload and its parts; the bytes are the caller's. Call it inside a transaction. */
  forget(upload: Upload): void {
    for (const { number } of this.parts(upload)) this.#parts.removeSync(partKey(upload, number));
    this.#uploads.removeSync(versionKey(upload.bucket, upload.key, upload.uploadId));
  }
}

function partKey({ uploadId }: Upload, number: number): Buffer {
  return Buffer.from(`${uploadId}/${String(number).padStart(5, "0")}`);
}
