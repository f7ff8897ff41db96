import { expect, test } from "vitest";
import { checksumAlgorithms, combineChecksums, startChecksum } from "./checksum.ts";

const of = (algorithm: (typeof checksumAlgorithms)[number], bytes: Uint8Array): string => {
  const sum = startChecksum(algorithm);
  sum.update(bytes);
  return sum.digest().toString("hex");
};

// Check values of the catalogue of parametrised CRC algorithms, and of FIPS 180-4 for the hashes.
test.each([
  ["CRC32", "cbf43926"],
  ["CRC32C", "e3069283"],
  ["CRC64NVME", "ae8b14860a799888"],
  ["SHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
  ["SHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"],
] as const)("startChecksum gives the check value of %s", (algorithm, expected) => {
  expect(of(algorithm, Buffer.from("123456789"))).toBe(expected);
});

test.each(checksumAlgorithms)("startChecksum %s does not mind where its input is cut", (algorithm) => {
  const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => (index * 7919) % 256));
  const cut = startChecksum(algorithm);
  for (const [from, to] of [
    [0, 1],
    [1, 14],
    [14, 14],
    [14, 633],
    [633, 1_000],
  ] as const)
    cut.update(bytes.subarray(from, to));
  expect(cut.digest().toString("hex")).toBe(of(algorithm, bytes));
});

test.each(["CRC32", "CRC32C", "CRC64NVME"] as const)(
  "combineChecksums %s equals the checksum of the whole",
  (algorithm) => {
    const pieces = [Buffer.from("one"), Buffer.alloc(70_001, 3), Buffer.from("three"), Buffer.alloc(0)];
    const parts = pieces.map((piece) => ({
      value: Buffer.from(of(algorithm, piece), "hex").toString("base64"),
      size: piece.length,
    }));
    const whole = Buffer.from(of(algorithm, Buffer.concat(pieces)), "hex").toString("base64");
    expect(combineChecksums(algorithm, "FULL_OBJECT", parts)).toEqual({ algorithm, type: "FULL_OBJECT", value: whole });
  },
);
