import { createHash } from "node:crypto";

/** An S3 event in EventBridge's form. Source: S3 User Guide, "EventBridge event message structure". */
export interface ObjectEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": ObjectEventType;
  readonly source: "aws.s3";
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: ObjectEventDetail;
}

export type ObjectEventType = "Object Created" | "Object Deleted" | "Object Tags Added" | "Object Tags Deleted";

export interface ObjectEventDetail {
  readonly version: "0";
  readonly bucket: { readonly name: string };
  readonly object: {
    readonly key: string;
    readonly size?: number;
    readonly etag?: string;
    readonly "version-id"?: string;
    readonly sequencer?: string;
  };
  readonly "request-id": string;
  readonly requester: string;
  readonly "source-ip-address"?: string;
  /** `PutObject`, `CopyObject`, `CompleteMultipartUpload`, `DeleteObject` */
  readonly reason?: string;
  readonly "deletion-type"?: "Permanently Deleted" | "Delete Marker Created";
}

/** The request that an event came of. */
export interface EventCause {
  readonly type: ObjectEventType;
  readonly reason?: string;
  readonly deletion?: "Permanently Deleted" | "Delete Marker Created";
  readonly requestId: string;
  /** Account of the caller. */
  readonly requester: string;
}

export interface EventObject {
  readonly bucket: string;
  readonly key: string;
  readonly size?: number;
  readonly etag?: string;
  readonly versionId?: string;
}

export interface EventPlace {
  readonly account: string;
  readonly region: string;
  readonly now: number;
  /** Grows with every change: consumers compare two events of one key by it. */
  readonly sequence: number;
}

export function objectEvent(cause: EventCause, object: EventObject, place: EventPlace): ObjectEvent {
  const arn = `arn:aws:s3:::${object.bucket}`;
  return {
    version: "0",
    id: uuidOf(`${arn}/${object.key}/${place.sequence}`),
    "detail-type": cause.type,
    source: "aws.s3",
    account: place.account,
    time: new Date(place.now).toISOString().replace(/\.\d+Z$/, "Z"),
    region: place.region,
    resources: [arn],
    detail: {
      version: "0",
      bucket: { name: object.bucket },
      object: {
        key: object.key,
        ...(object.size !== undefined && { size: object.size }),
        ...(object.etag !== undefined && { etag: object.etag }),
        ...(object.versionId !== undefined && object.versionId !== "null" && { "version-id": object.versionId }),
        sequencer: place.sequence.toString(16).toUpperCase().padStart(18, "0"),
      },
      "request-id": cause.requestId,
      requester: cause.requester,
      "source-ip-address": "127.0.0.1",
      ...(cause.reason !== undefined && { reason: cause.reason }),
      ...(cause.deletion !== undefined && { "deletion-type": cause.deletion }),
    },
  };
}

/** The same change is the same event, however often it is delivered. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
