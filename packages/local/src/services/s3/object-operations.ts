import { completeMultipartUpload } from "./operations/complete-multipart-upload.ts";
import { copyObject } from "./operations/copy-object.ts";
import { deleteObject } from "./operations/delete-object.ts";
import { getObject, headObject } from "./operations/get-object.ts";
import { abortMultipartUpload, createMultipartUpload, listParts } from "./operations/multipart-upload.ts";
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from "./operations/object-tagging.ts";
import { putObject } from "./operations/put-object.ts";
import { uploadPart, uploadPartCopy } from "./operations/upload-part.ts";
import type { ObjectOperation } from "./s3-operation.ts";

/** Operations on one object, one line each. */
export const objectOperations: readonly ObjectOperation[] = [
  putObject,
  copyObject,
  getObject,
  headObject,
  deleteObject,
  getObjectTagging,
  putObjectTagging,
  deleteObjectTagging,
  createMultipartUpload,
  uploadPart,
  uploadPartCopy,
  completeMultipartUpload,
  abortMultipartUpload,
  listParts,
];
