import type { AccessNeed, ServiceRequest, ServiceResponse } from "../service.ts";
import type { AccessPoint } from "./access-points/access-point.ts";
import type { Bucket } from "./bucket/bucket.ts";
import type { S3Store } from "./s3-store.ts";

/** One request to S3, its bucket found. */
export interface S3Call {
  readonly request: ServiceRequest;
  readonly store: S3Store;
  readonly accessPoint?: AccessPoint;
}

export interface BucketCall extends S3Call {
  readonly bucket: Bucket;
}

export interface ObjectCall extends BucketCall {
  readonly key: string;
}

interface Matching {
  readonly name: string;
  readonly method: string;
  /** Query parameter that must be there: `tagging`. */
  readonly query?: string;
  /** Header that must be there: `x-amz-copy-source`. */
  readonly header?: string;
}

interface Acting<Call> {
  /** What the caller needs, before the body is read. */
  readonly access: (call: Call) => readonly AccessNeed[];
  readonly handle: (call: Call) => Promise<ServiceResponse> | ServiceResponse;
}

/** An operation on one object. */
export interface ObjectOperation extends Matching, Acting<ObjectCall> {}

/** An operation on a bucket that exists. */
export interface BucketOperation extends Matching, Acting<BucketCall> {}

/** The most specific operation that fits a request: one with a query parameter or a header comes before one without. */
export function findOperation<T extends Matching>(operations: readonly T[], request: ServiceRequest): T | undefined {
  const fits = (operation: T): boolean =>
    operation.method === request.method &&
    (operation.query === undefined || request.query.has(operation.query)) &&
    (operation.header === undefined || request.headers[operation.header] !== undefined);
  const weight = ({ query, header }: T): number => (query === undefined ? 0 : 2) + (header === undefined ? 0 : 1);
  return operations.filter(fits).sort((a, b) => weight(b) - weight(a))[0];
}
