const polynomial = 0x9a6c9329ac4bc9b5n;
const slices = 8;

/** Slicing tables as halves of 32 bits: JavaScript's bit operations know no more. */
const low = Array.from({ length: slices }, () => new Uint32Array(256));
const high = Array.from({ length: slices }, () => new Uint32Array(256));

for (let n = 0; n < 256; n++) {
  let value = BigInt(n);
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
  put(0, n, value);
}
for (let slice = 1; slice < slices; slice++) {
  for (let n = 0; n < 256; n++) {
    const before = (BigInt(high[slice - 1]?.[n] ?? 0) << 32n) | BigInt(low[slice - 1]?.[n] ?? 0);
    const index = Number(before & 0xffn);
    put(slice, n, (before >> 8n) ^ ((BigInt(high[0]?.[index] ?? 0) << 32n) | BigInt(low[0]?.[index] ?? 0)));
  }
}

function put(slice: number, index: number, value: bigint): void {
  const lows = low[slice];
  const highs = high[slice];
  if (lows) lows[index] = Number(value & 0xffffffffn);
  if (highs) highs[index] = Number(value >> 32n);
}

const [l0, l1, l2, l3, l4, l5, l6, l7] = low;
const [h0, h1, h2, h3, h4, h5, h6, h7] = high;

/** A running CRC-64/NVME. Source: NVM Express NVM Command Set, "64b CRC". */
export class Crc64Nvme {
  #low = 0xffffffff;
  #high = 0xffffffff;

  update(bytes: Uint8Array): void {
    let lo = this.#low;
    let hi = this.#high;
    let at = 0;
    for (const end = bytes.length - 8; at <= end; at += 8) {
      const a = lo ^ word(bytes, at);
      const b = hi ^ word(bytes, at + 4);
      lo =
        at8(l7, a & 0xff) ^
        at8(l6, (a >>> 8) & 0xff) ^
        at8(l5, (a >>> 16) & 0xff) ^
        at8(l4, a >>> 24) ^
        at8(l3, b & 0xff) ^
        at8(l2, (b >>> 8) & 0xff) ^
        at8(l1, (b >>> 16) & 0xff) ^
        at8(l0, b >>> 24);
      hi =
        at8(h7, a & 0xff) ^
        at8(h6, (a >>> 8) & 0xff) ^
        at8(h5, (a >>> 16) & 0xff) ^
        at8(h4, a >>> 24) ^
        at8(h3, b & 0xff) ^
        at8(h2, (b >>> 8) & 0xff) ^
        at8(h1, (b >>> 16) & 0xff) ^
        at8(h0, b >>> 24);
    }
    for (; at < bytes.length; at++) {
      const index = (lo ^ (bytes[at] ?? 0)) & 0xff;
      lo = ((lo >>> 8) | (hi << 24)) ^ at8(l0, index);
      hi = (hi >>> 8) ^ at8(h0, index);
    }
    this.#low = lo;
    this.#high = hi;
  }

  digest(): Buffer {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32BE(~this.#high >>> 0, 0);
    bytes.writeUInt32BE(~this.#low >>> 0, 4);
    return bytes;
  }
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

function at8(table: Uint32Array | undefined, index: number): number {
  return table?.[index] ?? 0;
}
