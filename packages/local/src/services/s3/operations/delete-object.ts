import type { Principal } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { Bucket } from "../bucket/bucket.ts";
import { existingTags, objectNeed } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { BucketOperation, ObjectOperation } from "../s3-operation.ts";
import type { S3Store } from "../s3-store.ts";
import { readXml, s3Xml, xmlChildren, xmlText } from "../s3-xml.ts";
import { findVersionNamed } from "./find-version-named.ts";

interface Deletion {
  readonly bucket: Bucket;
  readonly key: string;
  readonly versionId?: string;
  readonly requestId: string;
  readonly principal: Principal;
}

interface Deleted {
  readonly deleteMarker: boolean;
  readonly versionId?: string;
}

/** Deletes one version, or puts a delete marker in front. A key that is not there is deleted as well. */
async function remove(store: S3Store, { bucket, key, versionId, requestId, principal }: Deletion): Promise<Deleted> {
  const cause = { type: "Object Deleted", reason: "DeleteObject", requestId, requester: principal.account } as const;
  if (versionId !== undefined || bucket.versioning === undefined) {
    const version = findVersionNamed(store, bucket.name, key, versionId);
    if (version) await store.remove(version, { ...cause, deletion: "Permanently Deleted" });
    return { deleteMarker: version?.deleteMarker ?? false, ...(versionId !== undefined && { versionId }) };
  }
  const facts = {
    contentType: "",
    headers: {},
    metadata: {},
    tags: {},
    storageClass: "STANDARD",
    encryption: bucket.encryption,
  };
  const marker = { ...facts, bucket: bucket.name, key, deleteMarker: true, size: 0, etag: "", segments: [] };
  const added = await store.add(marker, { ...cause, deletion: "Delete Marker Created" });
  return { deleteMarker: true, versionId: added.versionId };
}

export const deleteObject: ObjectOperation = {
  name: "DeleteObject",
  method: "DELETE",
  access: (call) => {
    const versionId = call.request.query.get("versionId");
    const version = findVersionNamed(call.store, call.bucket.name, call.key, versionId ?? undefined);
    const action = versionId === null ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
    return [objectNeed({ ...call, presigned: call.request.presigned }, call.key, action, existingTags(version))];
  },
  handle: async ({ request, store, bucket, key }) => {
    const { requestId, principal } = request;
    const versionId = request.query.get("versionId");
    const deleted = await remove(store, {
      bucket,
      key,
      requestId,
      principal,
      ...(versionId !== null && { versionId }),
    });
    return {
      status: 204,
      headers: {
        ...(deleted.deleteMarker && { "x-amz-delete-marker": "true" }),
        ...(deleted.versionId !== undefined &&
          bucket.versioning !== undefined && { "x-amz-version-id": deleted.versionId }),
      },
    };
  },
};

/** Up to 1,000 keys at once; each is authorised by itself, and one that is refused does not stop the others. */
export const deleteObjects: BucketOperation = {
  name: "DeleteObjects",
  method: "POST",
  query: "delete",
  access: () => [],
  handle: async (call) => {
    const { request, store, bucket } = call;
    const body = await readXml(request, "Delete", 4_194_304);
    const entries = xmlChildren(body, "Object");
    if (entries.length === 0 || entries.length > 1000) throw s3Error.malformedXml();
    const quiet = xmlText(body, "Quiet") === "true";
    const told: { Deleted: object[]; Error: object[] } = { Deleted: [], Error: [] };
    for (const entry of entries) {
      const key = xmlText(entry, "Key");
      const versionId = xmlText(entry, "VersionId");
      if (key === undefined) throw s3Error.malformedXml();
      const named = { Key: key, ...(versionId !== undefined && { VersionId: versionId }) };
      try {
        const version = findVersionNamed(store, bucket.name, key, versionId);
        const action = versionId === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
        request.authorize([objectNeed({ ...call, presigned: request.presigned }, key, action, existingTags(version))]);
        const deleted = await remove(store, {
          bucket,
          key,
          requestId: request.requestId,
          principal: request.principal,
          ...(versionId !== undefined && { versionId }),
        });
        if (!quiet)
          told.Deleted.push({
            ...named,
            ...(deleted.deleteMarker && { DeleteMarker: true, DeleteMarkerVersionId: deleted.versionId }),
          });
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        told.Error.push({ ...named, Code: error.code, Message: error.message });
      }
    }
    return s3Xml("DeleteResult", { Deleted: told.Deleted as [], Error: told.Error as [] });
  },
};
