import { crc32Tables } from "./crc-table.ts";

const [t0, t1, t2, t3, t4, t5, t6, t7] = crc32Tables(0x82f63b78) as readonly [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
];

/** CRC-32C (Castagnoli) of `bytes`, going on from `previous`. */
export function crc32c(bytes: Uint8Array, previous = 0): number {
  let crc = ~previous;
  let at = 0;
  const byte = (index: number): number => bytes[index] ?? 0;
  for (const end = bytes.length - 8; at <= end; at += 8) {
    crc ^= byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    crc =
      (t7[crc & 0xff] ?? 0) ^
      (t6[(crc >>> 8) & 0xff] ?? 0) ^
      (t5[(crc >>> 16) & 0xff] ?? 0) ^
      (t4[crc >>> 24] ?? 0) ^
      (t3[byte(at + 4)] ?? 0) ^
      (t2[byte(at + 5)] ?? 0) ^
      (t1[byte(at + 6)] ?? 0) ^
      (t0[byte(at + 7)] ?? 0);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ (t0[(crc ^ byte(at)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
