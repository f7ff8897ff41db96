import type { WrittenBlob } from "../blobs/blob.ts";
import { readSegments } from "../blobs/read-segments.ts";
import { checkUploadSize, readIntegrity } from "../body-integrity.ts";
import { checksumHeader } from "../checksum/checksum.ts";
import { s3Error } from "../s3-error.ts";
import type { ObjectCall, ObjectOperation } from "../s3-operation.ts";
import { s3Xml } from "../s3-xml.ts";
import { copySource } from "./copy-source.ts";
import { partNumberOf, uploadOf } from "./multipart-upload.ts";
import { writeNeeds } from "./put-object.ts";

async function keep(call: ObjectCall, { file, size, md5, checksums }: WrittenBlob): Promise<string> {
  const { store } = call;
  const etag = md5.toString("hex");
  const part = {
    number: partNumberOf(call),
    file,
    size,
    etag,
    modified: store.cloud.clock.now(),
    checksums: Object.fromEntries(checksums),
  };
  const before = store.uploads.putPart(uploadOf(call), part);
  if (before) await store.blobs.remove([before]);
  return etag;
}

export const uploadPart: ObjectOperation = {
  name: "UploadPart",
  method: "PUT",
  query: "uploadId",
  access: (call) => writeNeeds(call),
  handle: async (call) => {
    const { request, store } = call;
    checkUploadSize(request);
    const upload = uploadOf(call);
    partNumberOf(call);
    const integrity = readIntegrity(request, upload.checksum?.algorithm);
    const blob = await store.blobs.write(request.body, integrity.algorithms, integrity.check);
    const etag = await keep(call, blob);
    const sum = blob.checksums.get(integrity.kept);
    return {
      status: 200,
      headers: { etag: `"${etag}"`, ...(sum !== undefined && { [checksumHeader(integrity.kept)]: sum }) },
    };
  },
};

/** A part that is a range of another object. */
export const uploadPartCopy: ObjectOperation = {
  name: "UploadPartCopy",
  method: "PUT",
  query: "uploadId",
  header: "x-amz-copy-source",
  access: (call) => writeNeeds(call),
  handle: async (call) => {
    const { request, store } = call;
    const upload = uploadOf(call);
    const source = copySource(call);
    const range = request.headers["x-amz-copy-source-range"];
    const [, from, to] = range?.match(/^bytes=(\d+)-(\d+)$/) ?? [];
    if (range !== undefined && (from === undefined || Number(to) >= source.size)) {
      throw s3Error.invalidArgument(
        "The x-amz-copy-source-range value must be of the form bytes=first-last",
        "x-amz-copy-source-range",
        range,
      );
    }
    const body = await readSegments(store.blobs, source.segments, {
      start: Number(from ?? 0),
      end: Number(to ?? source.size - 1),
    });
    const etag = await keep(
      call,
      await store.blobs.write(body, upload.checksum ? [upload.checksum.algorithm] : ["CRC64NVME"]),
    );
    return s3Xml("CopyPartResult", { ETag: `"${etag}"`, LastModified: new Date(store.cloud.clock.now()) });
  },
};
