import type { ServiceResponse } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { S3Call } from "../s3-operation.ts";

/** CreateBucket. In us-east-1 the owner may create a bucket it has; elsewhere and for others the name is taken. */
export async function createBucket(name: string, { request, store }: S3Call): Promise<ServiceResponse> {
  request.authorize([{ action: "s3:CreateBucket", resource: `arn:aws:s3:::${name}` }]);
  const known = store.buckets.find(name);
  if (known && known.account !== request.principal.account) {
    throw new ServiceError("BucketAlreadyExists", "The requested bucket name is not available.", 409, {
      BucketName: name,
    });
  }
  if (known && request.region !== "us-east-1") {
    throw new ServiceError(
      "BucketAlreadyOwnedByYou",
      "Your previous request to create the named bucket succeeded and you already own it.",
      409,
      { BucketName: name },
    );
  }
  if (!known) await store.buckets.create(name, request.principal.account);
  return { status: 200, headers: { location: `/${name}` } };
}
