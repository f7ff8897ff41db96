import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { combineCrc, crcShapes } from "./crc-combine.ts";
import { crc32c } from "./crc32c.ts";
import { Crc64Nvme } from "./crc64nvme.ts";

export const checksumAlgorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];
export type ChecksumType = "COMPOSITE" | "FULL_OBJECT";

/** A checksum as S3 keeps it: base64, with `-<parts>` when it is composite. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
  readonly type: ChecksumType;
}

export interface RunningChecksum {
  update(bytes: Uint8Array): void;
  digest(): Buffer;
}

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case "CRC32":
      return running32(crc32);
    case "CRC32C":
      return running32(crc32c);
    case "CRC64NVME":
      return new Crc64Nvme();
    case "SHA1":
    case "SHA256": {
      const hash = createHash(algorithm.toLowerCase());
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
    }
  }
}

function running32(next: (bytes: Uint8Array, previous?: number) => number): RunningChecksum {
  let value = 0;
  return {
    update: (bytes) => {
      value = next(bytes, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes;
    },
  };
}

/** The checksum of a multipart object. Source: S3 User Guide, "Checking object integrity", composite and full object. */
export function combineChecksums(
  algorithm: ChecksumAlgorithm,
  type: ChecksumType,
  parts: readonly { readonly value: string; readonly size: number }[],
): Checksum {
  const raw: Buffer[] = parts.map(({ value }) => Buffer.from(value, "base64"));
  if (type === "COMPOSITE" || algorithm === "SHA1" || algorithm === "SHA256") {
    const whole = startChecksum(algorithm);
    for (const bytes of raw) whole.update(bytes);
    return { algorithm, type: "COMPOSITE", value: `${whole.digest().toString("base64")}-${parts.length}` };
  }
  const combined = raw.reduce((sum, bytes, index) =>
    index === 0 ? bytes : combineCrc(crcShapes[algorithm], sum, bytes, parts[index]?.size ?? 0),
  );
  return { algorithm, type, value: combined.toString("base64") };
}

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

export function readAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  return checksumAlgorithms.find((algorithm) => algorithm === name?.toUpperCase());
}
