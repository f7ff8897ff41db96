import { randomBytes } from "node:crypto";

const largest = 0xffff_ffff_ffff_ffffn;

/** Sixteen hexadecimal digits that sort newer numbers first. */
export function orderOf(sequence: bigint): string {
  return (largest - sequence).toString(16).padStart(16, "0");
}

/** 32 characters, as S3's; they carry the order, so that a version is found without a second index. */
export function newVersionId(order: string): string {
  return Buffer.concat([Buffer.from(order, "hex"), randomBytes(16)]).toString("base64url");
}

/** The order inside a version id; undefined when it is none of ours. */
export function orderInVersionId(versionId: string): string | undefined {
  if (!/^[\w-]{32}$/.test(versionId)) return undefined;
  return Buffer.from(versionId, "base64url").subarray(0, 8).toString("hex");
}
