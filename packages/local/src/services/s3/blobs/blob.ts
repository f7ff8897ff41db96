/** One immutable run of bytes on disk; an object is made of one or, after a multipart upload, of several. */
export interface Segment {
  /** Name of the file: random, never made of the key. */
  readonly file: string;
  readonly size: number;
}

/** What was learnt of bytes while they were written. */
export interface WrittenBlob extends Segment {
  readonly md5: Buffer;
  /** Digests by checksum algorithm, base64. */
  readonly checksums: ReadonlyMap<string, string>;
}
