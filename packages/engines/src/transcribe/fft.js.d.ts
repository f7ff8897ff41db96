/** The package ships no types; this is the part of it that is used. */
declare module "fft.js" {
  export default class FFT {
    constructor(size: number);
    createComplexArray(): number[];
    /** Writes real and imaginary parts, one after the other, into `out`. */
    realTransform(out: number[], input: ArrayLike<number>): void;
  }
}
