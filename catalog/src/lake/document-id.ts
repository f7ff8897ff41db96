import { createHash } from "node:crypto";

/** One version of one object. Without a version id the etag tells versions apart. */
export interface ObjectVersion {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
  readonly etag?: string | undefined;
}

/**
 * The id of one version of one object: 26 characters of base32 (RFC 4648, lower case) over SHA-256.
 *
 * Events give the etag bare and HEAD gives it quoted; both are the same id. S3 says version "null" while versioning is
 * suspended, which tells nothing apart, so the etag is used.
 *
 * @example
 * documentId({ bucket: "claims-raw", key: "inbox/acme/a.pdf", etag: "9b2cf535f27731c974343645a3985328" });
 */
export function documentId({ bucket, key, versionId, etag }: ObjectVersion): string {
  const version = versionId && versionId !== "null" ? versionId : (etag ?? "").replace(/^"|"$/g, "");
  const digest = createHash("sha256")
    .update(JSON.stringify([bucket, key, version]))
    .digest();
  return base32(digest).slice(0, 26);
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}
