/** A file whose object is in the raw bucket. */
export interface ArrivedFile {
  /** Name below the folder that was given. */
  readonly name: string;
  readonly key: string;
  readonly documentId: string;
  readonly executionArn: string;
  /** The same bytes were there under the same key: nothing was uploaded, so no event tells of it. */
  readonly alreadyThere: boolean;
  /** What S3 says of the object. */
  readonly object: {
    readonly versionId?: string;
    readonly etag: string;
    readonly bytes: number;
    readonly lastModified: Date;
  };
}
