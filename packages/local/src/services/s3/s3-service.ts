import { xmlDocument } from "../../wire/xml.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { readAddress } from "./address.ts";
import { bucketOperations } from "./bucket-operations.ts";
import { checkDoor } from "./check-door.ts";
import { objectOperations } from "./object-operations.ts";
import { createBucket } from "./operations/create-bucket.ts";
import { listBuckets } from "./operations/list-buckets.ts";
import { s3Error } from "./s3-error.ts";
import { findOperation } from "./s3-operation.ts";
import type { S3Store } from "./s3-store.ts";

/** S3 over its REST protocol. */
export function s3Service(store: S3Store): Service {
  return {
    signingName: "s3",
    handle: (request) => answer(request, store),
    renderError: (error, { requestId, method, rawPath }) => ({
      status: error.status,
      headers: { "content-type": "application/xml", ...error.headers },
      ...(method !== "HEAD" &&
        error.status !== 304 && {
          body: xmlDocument("Error", {
            Code: error.code,
            Message: error.message,
            ...error.details,
            Resource: rawPath,
            RequestId: requestId,
            HostId: "local",
          }),
        }),
    }),
    close: () => store.close(),
  };
}

/** Subresources S3 has; one that this cloud does not answer must not fall through to the plain operation. */
const subresources =
  "accelerate acl analytics attributes cors delete encryption intelligent-tiering inventory legal-hold lifecycle location logging metadataTable metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock replication requestPayment restore retention select session tagging torrent uploadId uploads versioning versions website renameObject".split(
    " ",
  );

async function answer(request: ServiceRequest, store: S3Store): Promise<ServiceResponse> {
  const { bucket: name, key, accessPoint } = readAddress(request.host, request.rawPath, store);
  if (name === undefined) {
    if (request.method !== "GET") throw s3Error.methodNotAllowed();
    return listBuckets({ request, store });
  }
  const sub = subresources.find((subresource) => request.query.has(subresource));
  if (key === undefined && request.method === "PUT" && sub === undefined) return createBucket(name, { request, store });
  const bucket = store.buckets.get(name);
  checkOwner(request, bucket.account);
  checkDoor(request.principal, store, { bucket, accessPoint });
  const call = { request, store, bucket, ...(accessPoint && { accessPoint }) };

  if (key === undefined) {
    const operation = findOperation(bucketOperations, request);
    if (!operation || (sub !== undefined && operation.query === undefined)) throw notThere(request, sub);
    request.authorize(operation.access(call));
    return operation.handle(call);
  }
  const operation = findOperation(objectOperations, request);
  if (!operation || (sub !== undefined && operation.query === undefined)) throw notThere(request, sub);
  const objectCall = { ...call, key };
  request.authorize(operation.access(objectCall));
  return operation.handle(objectCall);
}

function checkOwner({ headers }: ServiceRequest, account: string): void {
  const expected = headers["x-amz-expected-bucket-owner"];
  if (expected !== undefined && expected !== account) throw new ServiceError("AccessDenied", "Access Denied", 403);
}

function notThere({ method }: ServiceRequest, sub: string | undefined): ServiceError {
  if (sub === undefined) return s3Error.methodNotAllowed();
  return new ServiceError(
    "NotImplemented",
    `${method} of the subresource '${sub}' is not implemented by this local cloud.`,
    501,
  );
}
