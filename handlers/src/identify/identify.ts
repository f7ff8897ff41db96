import { createHash } from "node:crypto";
import { HeadObjectCommand, type HeadObjectCommandOutput, type S3Client } from "@aws-sdk/client-s3";
import { type ArrivedObject, arrivedObject } from "../contract/arrived-object.ts";
import type { FileKind, Identified } from "../contract/identified.ts";
import { isMissing, readObject } from "../lake/read-object.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import { readEnvironment, readInput } from "../runtime/read-input.ts";
import { settings } from "../runtime/settings.ts";
import { extentOf } from "./extent.ts";
import { type FileReader, openFile } from "./file-reader.ts";
import { kindOf, typeOfName } from "./media-types.ts";
import { ownerOf } from "./owner-of.ts";
import { serviceLimit } from "./service-limits.ts";
import { type SniffedType, sniffType } from "./sniff-type.ts";

const identifySettings = settings.pick({ RAW_PREFIX: true, TENANTS: true });

export interface IdentifyContext {
  readonly s3: S3Client;
  readonly environment: NodeJS.ProcessEnv;
}

/** Finds out what an object is from its bytes, whose it is, and what a complete answer has to cover. */
export function createIdentify({ s3, environment }: IdentifyContext): (event: unknown) => Promise<Identified> {
  return async (event) => {
    const env = readEnvironment(identifySettings, environment);
    const document = readInput(arrivedObject, event);
    const { key } = document.raw;
    const head = await headOf(s3, document);
    // First of all: what ends in quarantine is its tenant's too.
    const tenant = await ownerOf(s3, document.raw, { rawPrefix: env.RAW_PREFIX, tenants: env.TENANTS });
    const bytes = head.ContentLength ?? 0;
    if (bytes === 0) throw new ReasonError("EmptyObject", "The file is empty: it has no bytes.");

    const file = await openFile(bytes, (begin, end) => rangeOf(s3, document, [begin, end]));
    const sniffed = await sniffType(file, key);
    const { mediaType, kind } = supported(sniffed, key, bytes);
    checkSize(kind, mediaType, bytes);
    const extent = await extentOf(file, kind, mediaType);
    // Only the pixels tell a page from a photograph, and the two have different limits.
    checkSize(extent.kind, mediaType, bytes);
    return {
      kind: extent.kind,
      mediaType,
      tenant,
      bytes,
      checksum: checksumOf(file, head),
      expected: extent.expected,
      ...(extent.size ? { size: extent.size } : {}),
      basis: [sniffed?.basis, extent.basis].filter(Boolean).join("; "),
    };
  };
}

async function headOf(s3: S3Client, { raw }: ArrivedObject): Promise<HeadObjectCommandOutput> {
  const version = raw.versionId ? { VersionId: raw.versionId } : {};
  const command = new HeadObjectCommand({ Bucket: raw.bucket, Key: raw.key, ...version, ChecksumMode: "ENABLED" });
  const head = await s3.send(command).catch(goneOr);
  const etag = head.ETag?.replaceAll('"', "");
  if (!raw.versionId && etag && raw.etag && etag !== raw.etag.replaceAll('"', "")) {
    throw new ReasonError("ObjectGone", "The file was replaced after this event; the new one has an event of its own.");
  }
  return head;
}

async function rangeOf(s3: S3Client, { raw }: ArrivedObject, range: [number, number]): Promise<Uint8Array> {
  return readObject(s3, raw, { versionId: raw.versionId, range }).catch(goneOr);
}

function goneOr(cause: unknown): never {
  if (isMissing(cause)) throw new ReasonError("ObjectGone", "The file was deleted before it was read.", { cause });
  throw cause;
}

/** Only films may be larger than this; what is larger and unknown is told by its size first. */
const largestOfAll = 2 * 1024 ** 3;

function supported(
  sniffed: SniffedType | undefined,
  key: string,
  bytes: number,
): { mediaType: string; kind: FileKind } {
  const kind = sniffed && kindOf(sniffed.mediaType);
  if (sniffed && kind) return { mediaType: sniffed.mediaType, kind };
  const named = typeOfName(key);
  const namedKind = named && kindOf(named);
  if (named && namedKind) checkSize(namedKind, named, bytes);
  else if (bytes > largestOfAll)
    throw tooLarge(bytes, { bytes: largestOfAll, by: "any service for a file that is no film" });
  if (sniffed) throw new ReasonError("UnsupportedType", `No service reads files of type ${sniffed.mediaType}.`);
  if (named)
    throw new ReasonError("CorruptObject", `The name says ${named}, but the bytes are of no type that is known.`);
  throw new ReasonError("UnsupportedType", "The bytes are of no type that is known.");
}

function checkSize(kind: FileKind, mediaType: string, bytes: number): void {
  const limit = serviceLimit(kind, mediaType);
  if (bytes > limit.bytes) throw tooLarge(bytes, limit);
}

function tooLarge(bytes: number, limit: { bytes: number; by: string }): ReasonError {
  const size = (count: number) => `${Math.round((count / 1024 ** 2) * 10) / 10} MiB`;
  return new ReasonError(
    "ObjectTooLarge",
    `The file has ${size(bytes)}; the limit is ${size(limit.bytes)} (${limit.by}).`,
  );
}

/** SHA-256 when the file is held anyway, else what S3 itself knows about the bytes. */
function checksumOf({ complete, head }: FileReader, s3: HeadObjectCommandOutput): string {
  if (complete) return `sha256:${createHash("sha256").update(head).digest("hex")}`;
  if (s3.ChecksumSHA256) return `sha256-base64:${s3.ChecksumSHA256}`;
  if (s3.ChecksumCRC64NVME) return `crc64nvme:${s3.ChecksumCRC64NVME}`;
  if (s3.ChecksumCRC32) return `crc32:${s3.ChecksumCRC32}`;
  return `etag:${s3.ETag?.replaceAll('"', "") ?? ""}`;
}
