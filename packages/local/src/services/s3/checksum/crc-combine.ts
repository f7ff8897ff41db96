interface CrcShape {
  readonly bits: number;
  /** Reflected. */
  readonly polynomial: bigint;
}

export const crcShapes = {
  CRC32: { bits: 32, polynomial: 0xedb88320n },
  CRC32C: { bits: 32, polynomial: 0x82f63b78n },
  CRC64NVME: { bits: 64, polynomial: 0x9a6c9329ac4bc9b5n },
} as const satisfies Record<string, CrcShape>;

type Matrix = readonly bigint[];

/**
 * The CRC of two runs of bytes from the CRC of each: the first is moved past `length` zero bytes by squaring the
 * matrix of one zero bit, as M. Adler explains for zlib's crc32_combine.
 */
export function combineCrc(shape: CrcShape, first: Buffer, second: Buffer, length: number): Buffer {
  let value = toBigInt(first);
  let matrix = square(square(square(oneZeroBit(shape))));
  for (let left = BigInt(length); left > 0n; left >>= 1n) {
    if (left & 1n) value = times(matrix, value);
    if (left > 1n) matrix = square(matrix);
  }
  const bytes = Buffer.from((value ^ toBigInt(second)).toString(16).padStart(shape.bits / 4, "0"), "hex");
  return bytes;
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

function oneZeroBit({ bits, polynomial }: CrcShape): Matrix {
  return [polynomial, ...Array.from({ length: bits - 1 }, (_, bit) => 1n << BigInt(bit))];
}

function times(matrix: Matrix, vector: bigint): bigint {
  let sum = 0n;
  for (let bit = 0, left = vector; left > 0n; bit++, left >>= 1n) if (left & 1n) sum ^= matrix[bit] ?? 0n;
  return sum;
}

function square(matrix: Matrix): Matrix {
  return matrix.map((column) => times(matrix, column));
}
