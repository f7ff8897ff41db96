import { documentId } from "@tributary/catalog";
import type { ArrivedObject } from "../contract/arrived-object.ts";

/** The execution input of an object that a test put. */
export function arrived(key: string, { etag = "e", bytes = 1 }: { etag?: string; bytes?: number } = {}): ArrivedObject {
  return {
    documentId: documentId({ bucket: "claims-raw", key, etag }),
    pipeline: "claims",
    revision: "1a2b3c4d",
    receivedAt: "2026-11-23T09:00:00Z",
    raw: { bucket: "claims-raw", key, etag, bytes },
  };
}

/** An execution as the context object tells of it. */
export const running = {
  id: "arn:aws:states:us-east-1:000000000000:execution:claims:x-1a2b3c4d",
  startTime: "2026-11-23T09:00:01.000Z",
  enteredTime: "2026-11-23T09:00:03.500Z",
};
