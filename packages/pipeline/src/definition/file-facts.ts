import type { Expr } from "@tributary/asl";
import type { FileKind } from "../blueprint.ts";

/** The input of every execution, as `ingest` starts it. */
export interface ArrivedDocument {
  readonly documentId: string;
  readonly pipeline: string;
  readonly revision: string;
  readonly receivedAt: string;
  readonly raw: {
    readonly bucket: string;
    readonly key: string;
    readonly versionId?: string;
    readonly etag: string;
    readonly bytes: number;
  };
}

/** What `identify` finds out about a file. */
export interface Identified {
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly tenant: string;
  readonly bytes: number;
  readonly checksum: string;
  readonly expected: { readonly pages?: number; readonly seconds?: number; readonly characters?: number };
  readonly basis: string;
}

/** What a route's own predicate can look at. */
export interface FileFacts {
  readonly document: Expr<ArrivedDocument>;
  readonly identified: Expr<Identified>;
}
