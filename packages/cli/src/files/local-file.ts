/** A file on disk and the key it gets below the raw prefix. */
export interface LocalFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** A file that cannot be taken, and why; the others go on. */
export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}
