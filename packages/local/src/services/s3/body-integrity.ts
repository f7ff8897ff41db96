import type { ServiceRequest } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { WrittenBlob } from "./blobs/blob.ts";
import { type ChecksumAlgorithm, checksumAlgorithms, checksumHeader, readAlgorithm } from "./checksum/checksum.ts";
import { s3Error } from "./s3-error.ts";

/** What an upload promises of its bytes. */
export interface Integrity {
  /** Computed while the bytes are written. */
  readonly algorithms: readonly ChecksumAlgorithm[];
  /** The one that is kept with the object. */
  readonly kept: ChecksumAlgorithm;
  /** Throws when the bytes are not what was promised. */
  check(blob: WrittenBlob): void;
}

/**
 * Content-MD5, x-amz-checksum-* in header or trailer, and the announced length. An upload that names no checksum
 * gets a CRC64NVME, as in S3.
 *
 * Source: S3 User Guide, "Checking object integrity for data uploads in Amazon S3".
 */
export function readIntegrity(request: ServiceRequest, preferred?: ChecksumAlgorithm): Integrity {
  const { headers } = request;
  const md5 = headers["content-md5"];
  if (md5 !== undefined && Buffer.from(md5, "base64").length !== 16) {
    throw new ServiceError("InvalidDigest", "The Content-MD5 you specified was invalid.", 400);
  }
  const named = checksumAlgorithms.filter((algorithm) => headers[checksumHeader(algorithm)] !== undefined);
  if (named.length > 1)
    throw s3Error.invalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
  const trailing = trailerAlgorithm(headers["x-amz-trailer"]);
  const declared = readAlgorithm(headers["x-amz-sdk-checksum-algorithm"] ?? headers["x-amz-checksum-algorithm"]);
  const sent = named[0] ?? trailing;
  const kept = sent ?? declared ?? preferred ?? "CRC64NVME";
  return {
    algorithms: [kept],
    kept,
    check(blob) {
      checkLength(headers, blob.size);
      if (md5 !== undefined && blob.md5.toString("base64") !== md5) {
        throw s3Error.badDigest("The Content-MD5 you specified did not match what we received.");
      }
      if (sent === undefined) return;
      const expected = headers[checksumHeader(sent)] ?? request.trailers[checksumHeader(sent)];
      if (expected === undefined)
        throw new ServiceError(
          "MalformedTrailerError",
          "The request contained trailing data that was not well-formed.",
          400,
        );
      if (blob.checksums.get(sent) !== expected) {
        throw s3Error.badDigest(`The ${sent} you specified did not match the calculated checksum.`);
      }
    },
  };
}

function trailerAlgorithm(trailer: string | undefined): ChecksumAlgorithm | undefined {
  return trailer === undefined
    ? undefined
    : checksumAlgorithms.find((algorithm) => trailer.toLowerCase().includes(checksumHeader(algorithm)));
}

function checkLength(headers: ServiceRequest["headers"], size: number): void {
  const announced =
    headers["x-amz-decoded-content-length"] ?? (isChunked(headers) ? undefined : headers["content-length"]);
  if (announced !== undefined && Number(announced) !== size) {
    throw new ServiceError(
      "IncompleteBody",
      "You did not provide the number of bytes specified by the Content-Length HTTP header",
      400,
    );
  }
}

function isChunked(headers: ServiceRequest["headers"]): boolean {
  return headers["x-amz-content-sha256"]?.startsWith("STREAMING-") ?? false;
}

/** Refuses, before a byte is read, what is larger than one upload may be. */
export function checkUploadSize({ headers }: ServiceRequest): void {
  const length = headers["x-amz-decoded-content-length"] ?? headers["content-length"];
  if (length === undefined && headers["transfer-encoding"] === undefined) {
    throw new ServiceError("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
  }
  const largest = 5 * 1024 ** 3;
  if (Number(length ?? 0) > largest) {
    throw new ServiceError("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", 400, {
      ProposedSize: String(length),
      MaxSizeAllowed: String(largest),
    });
  }
}
