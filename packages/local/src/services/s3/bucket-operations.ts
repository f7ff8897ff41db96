import {
  deleteBucket,
  deleteBucketPolicy,
  getBucketLocation,
  getBucketNotification,
  getBucketPolicy,
  getBucketVersioning,
  headBucket,
  putBucketNotification,
  putBucketPolicy,
  putBucketVersioning,
} from "./operations/bucket-settings.ts";
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from "./operations/bucket-tagging.ts";
import { deleteObjects } from "./operations/delete-object.ts";
import { listObjects } from "./operations/list-objects.ts";
import { listObjectVersions } from "./operations/list-versions.ts";
import {
  deletePublicAccessBlock,
  getPublicAccessBlock,
  putPublicAccessBlock,
} from "./operations/public-access-block.ts";
import type { BucketOperation } from "./s3-operation.ts";

/** Operations on a bucket that exists, one line each. */
export const bucketOperations: readonly BucketOperation[] = [
  listObjects,
  listObjectVersions,
  deleteObjects,
  headBucket,
  getBucketLocation,
  deleteBucket,
  getBucketVersioning,
  putBucketVersioning,
  getBucketPolicy,
  putBucketPolicy,
  deleteBucketPolicy,
  getBucketTagging,
  putBucketTagging,
  deleteBucketTagging,
  getPublicAccessBlock,
  putPublicAccessBlock,
  deletePublicAccessBlock,
  getBucketNotification,
  putBucketNotification,
];
