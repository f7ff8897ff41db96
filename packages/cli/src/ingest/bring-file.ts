import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { documentId, executionName } from "@tributary/catalog";
import { fileDigest } from "../files/file-digest.ts";
import type { LocalFile } from "../files/local-file.ts";
import type { ArrivedFile } from "./arrived-file.ts";
import { uploadFile } from "./upload-file.ts";

export interface BringOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  /** `inbox/` */
  readonly prefix: string;
  readonly revision: string;
  readonly stateMachineArn: string;
  readonly signal: AbortSignal;
}

/** Name of the object metadata that holds the hash of the bytes. Etags of multipart uploads are no hash of the content. */
export const digestMetadata = "tributary-sha256";

/** Puts a file into the raw bucket, unless the same bytes are there under the same key. */
export async function bringFile(file: LocalFile, options: BringOptions): Promise<ArrivedFile> {
  const { s3, bucket, signal } = options;
  const key = `${options.prefix}${file.name}`;
  const digest = await fileDigest(file.path, signal);
  const there = await headObject(s3, bucket, key, signal);
  const isSame = there?.digest === digest && there.object.bytes === file.bytes;
  const object = isSame
    ? there.object
    : await uploadFile(s3, { file, bucket, key, metadata: { [digestMetadata]: digest }, signal });
  const id = documentId({ bucket, key, versionId: object.versionId, etag: object.etag });
  return {
    name: file.name,
    key,
    documentId: id,
    executionArn: executionArn(options.stateMachineArn, executionName(id, options.revision)),
    alreadyThere: isSame,
    object,
  };
}

const executionArn = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;

async function headObject(
  s3: S3Client,
  bucket: string,
  key: string,
  signal: AbortSignal,
): Promise<{ readonly digest: string | undefined; readonly object: ArrivedFile["object"] } | undefined> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }), { abortSignal: signal });
    return {
      digest: head.Metadata?.[digestMetadata],
      object: {
        ...(head.VersionId !== undefined && { versionId: head.VersionId }),
        etag: head.ETag ?? "",
        bytes: head.ContentLength ?? 0,
        lastModified: head.LastModified ?? new Date(0),
      },
    };
  } catch (error) {
    if (error instanceof Error && error.name === "NotFound") return undefined;
    throw error;
  }
}
