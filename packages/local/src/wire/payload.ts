import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Authenticated } from "../auth/authenticate.ts";
import { ServiceError } from "../services/service-error.ts";
import { decodeAwsChunked } from "./aws-chunked.ts";

/** Source: S3 API Reference, "Signature calculations for the Authorization header: including payload options". */
const framed = new Set([
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
]);

export interface Payload {
  readonly body: Readable;
  readonly trailers: Readonly<Record<string, string>>;
}

/** The body of an S3 request: framing taken off, and verified against what was signed while it is read. */
export function openPayload(
  body: Readable,
  headers: Readonly<Record<string, string | undefined>>,
  who: Authenticated | undefined,
): Payload {
  const declared = headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD";
  const trailers: Record<string, string> = {};
  if (declared.startsWith("STREAMING-AWS4-ECDSA"))
    throw new ServiceError("NotImplemented", "SigV4A is not implemented.", 501);
  if (framed.has(declared)) {
    const signed = declared.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
    const seed = signed && who ? { ...who.seed, scope: who.scope } : undefined;
    return {
      body: Readable.from(decodeAwsChunked(body, { trailers, ...(seed && { seed }) }), { objectMode: false }),
      trailers,
    };
  }
  if (declared === "UNSIGNED-PAYLOAD") return { body, trailers };
  if (!/^[0-9a-f]{64}$/.test(declared)) {
    throw new ServiceError(
      "InvalidArgument",
      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-* or a valid sha256 value.",
      400,
    );
  }
  return { body: Readable.from(verifySha256(body, declared), { objectMode: false }), trailers };
}

async function* verifySha256(body: AsyncIterable<Buffer>, declared: string): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
  const found = hash.digest("hex");
  if (found !== declared) {
    throw new ServiceError(
      "XAmzContentSHA256Mismatch",
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      400,
      {
        ClientComputedContentSHA256: declared,
        S3ComputedContentSHA256: found,
      },
    );
  }
}
