import type { Segment } from "../blobs/blob.ts";
import type { Checksum } from "../checksum/checksum.ts";

/** What a client says of an object beside its bytes. */
export interface ObjectFacts {
  readonly contentType: string;
  /** Cache-Control, Content-Disposition, Content-Encoding, Content-Language, Expires, as sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without the `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly storageClass: string;
  readonly encryption: Encryption;
}

export interface Encryption {
  readonly algorithm: string;
  readonly keyId?: string;
}

/** One version of an object, or a delete marker. */
export interface ObjectVersion extends ObjectFacts {
  readonly bucket: string;
  readonly key: string;
  /** `null` for a version made while versioning was off. */
  readonly versionId: string;
  /** Sorts newer versions before older ones. */
  readonly order: string;
  readonly deleteMarker: boolean;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly segments: readonly Segment[];
  readonly checksum?: Checksum;
  /** Sizes and checksums of the parts of a multipart upload. */
  readonly parts?: readonly PartFacts[];
}

export interface PartFacts {
  readonly number: number;
  readonly size: number;
  readonly checksum?: string;
}

/** A version before the index gave it its place. */
export type NewVersion = Omit<ObjectVersion, "versionId" | "order" | "modified">;
