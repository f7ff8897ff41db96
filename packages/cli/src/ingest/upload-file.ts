import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { pieceBytes } from "../files/file-digest.ts";
import type { LocalFile } from "../files/local-file.ts";
import type { ArrivedFile } from "./arrived-file.ts";

export interface Upload {
  readonly file: LocalFile;
  readonly bucket: string;
  readonly key: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Above this a file goes in parts; one PUT ends at 5 GB. https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const partBytes = 64 * 1024 ** 2;

/** Uploads a file as a stream, in parts when it is large. */
export async function uploadFile(s3: S3Client, upload: Upload): Promise<ArrivedFile["object"]> {
  const { VersionId, ETag } = upload.file.bytes > partBytes ? await putParts(s3, upload) : await putWhole(s3, upload);
  return {
    ...(VersionId !== undefined && { versionId: VersionId }),
    etag: ETag ?? "",
    bytes: upload.file.bytes,
    lastModified: new Date(),
  };
}

interface Stored {
  readonly VersionId?: string | undefined;
  readonly ETag?: string | undefined;
}

async function putWhole(s3: S3Client, { file, bucket, key, metadata, signal }: Upload): Promise<Stored> {
  const handle = await open(file.path);
  try {
    // Small enough to hold, and a buffer can be sent again when the first try fails.
    const Body = await handle.readFile();
    return await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, Metadata: { ...metadata } }), {
      abortSignal: signal,
    });
  } finally {
    await handle.close();
  }
}

async function putParts(s3: S3Client, { file, bucket, key, metadata, signal }: Upload): Promise<Stored> {
  const target = { Bucket: bucket, Key: key };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...target, Metadata: { ...metadata } }), {
    abortSignal: signal,
  });
  const Parts: CompletedPart[] = [];
  try {
    for (let start = 0, PartNumber = 1; start < file.bytes; start += partBytes, PartNumber += 1) {
      const ContentLength = Math.min(partBytes, file.bytes - start);
      const Body = createReadStream(file.path, { start, end: start + ContentLength - 1, highWaterMark: pieceBytes });
      const { ETag } = await s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body, ContentLength }), {
        abortSignal: signal,
      });
      Parts.push({ PartNumber, ETag });
    }
    return await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }), {
      abortSignal: signal,
    });
  } catch (error) {
    await s3.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined);
    throw error;
  }
}
