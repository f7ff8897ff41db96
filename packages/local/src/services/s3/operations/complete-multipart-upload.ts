import { createHash } from "node:crypto";
import { ServiceError } from "../../service-error.ts";
import { combineChecksums } from "../checksum/checksum.ts";
import { checksumHeaders, encryptionHeaders, versionHeaders } from "../object-headers.ts";
import { s3Error } from "../s3-error.ts";
import type { ObjectCall, ObjectOperation } from "../s3-operation.ts";
import { readXml, s3Xml, xmlChildren, xmlText } from "../s3-xml.ts";
import type { Part, Upload } from "../upload-store.ts";
import { eventCause } from "./event-cause.ts";
import { uploadOf } from "./multipart-upload.ts";
import { writeNeeds } from "./put-object.ts";
import { writeConditions } from "./write-conditions.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html: every part but the last has at least 5 MiB. */
const smallestPart = 5_242_880;

export const completeMultipartUpload: ObjectOperation = {
  name: "CompleteMultipartUpload",
  method: "POST",
  query: "uploadId",
  access: (call) => writeNeeds(call),
  handle: async (call) => {
    const { request, store, bucket, key } = call;
    const upload = uploadOf(call);
    const known = store.uploads.parts(upload);
    const parts = await namedParts(call, known);
    const etags = createHash("md5");
    for (const { etag } of parts) etags.update(Buffer.from(etag, "hex"));
    const checksum = checksumOf(upload, parts);
    const added = await store.add(
      {
        ...upload.facts,
        bucket: bucket.name,
        key,
        deleteMarker: false,
        size: parts.reduce((sum, { size }) => sum + size, 0),
        etag: `${etags.digest("hex")}-${parts.length}`,
        segments: parts.map(({ file, size }) => ({ file, size })),
        parts: parts.map(({ number, size }) => ({ number, size })),
        ...(checksum && { checksum }),
      },
      eventCause(request, "Object Created", "CompleteMultipartUpload"),
      writeConditions(request),
    );
    store.index.transaction(() => store.uploads.forget(upload));
    const used = new Set(parts.map(({ number }) => number));
    await store.blobs.remove(known.filter(({ number }) => !used.has(number)));
    return s3Xml(
      "CompleteMultipartUploadResult",
      {
        Location: `${request.endpoint}/${bucket.name}/${encodeURIComponent(key)}`,
        Bucket: bucket.name,
        Key: key,
        ETag: `"${added.etag}"`,
      },
      { ...versionHeaders(added, bucket), ...encryptionHeaders(added.encryption), ...checksumHeaders(added) },
    );
  },
};

/** The parts that the body lists, in its order, each as it was uploaded. */
async function namedParts({ request }: ObjectCall, known: readonly Part[]): Promise<Part[]> {
  const listed = xmlChildren(await readXml(request, "CompleteMultipartUpload", 4_194_304), "Part");
  if (listed.length === 0) throw s3Error.malformedXml();
  const parts = listed.map((entry) => {
    const number = Number(xmlText(entry, "PartNumber"));
    const etag = xmlText(entry, "ETag")?.replaceAll('"', "");
    const part = known.find((each) => each.number === number);
    if (!part || (etag !== undefined && part.etag !== etag)) {
      throw new ServiceError(
        "InvalidPart",
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        400,
      );
    }
    return part;
  });
  for (const [index, part] of parts.entries()) {
    if (index > 0 && part.number <= (parts[index - 1]?.number ?? 0)) {
      throw new ServiceError(
        "InvalidPartOrder",
        "The list of parts was not in ascending order. The parts list must be specified in order by part number.",
        400,
      );
    }
    if (index < parts.length - 1 && part.size < smallestPart) {
      throw new ServiceError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", 400, {
        PartNumber: String(part.number),
      });
    }
  }
  return parts;
}

function checksumOf({ checksum }: Upload, parts: readonly Part[]) {
  const algorithm = checksum?.algorithm ?? "CRC64NVME";
  const sums = parts.map(({ checksums, size }) => ({ value: checksums[algorithm], size }));
  if (!sums.every((sum): sum is { value: string; size: number } => sum.value !== undefined)) return undefined;
  return combineChecksums(algorithm, checksum?.type ?? "FULL_OBJECT", sums);
}
