const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

/**
 * The first `nextDouble()` of Java's `java.util.Random`, which is what AWS answers to `$random(seed)`.
 *
 * @example
 * javaRandom(42); // 0.7275636800328681
 */
export function javaRandom(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK;
  const next = (bits: bigint): bigint => {
    state = (state * MULTIPLIER + 0xbn) & MASK;
    return state >> (48n - bits);
  };
  const high = next(26n) << 27n;
  return Number(high + next(27n)) / 2 ** 53;
}
