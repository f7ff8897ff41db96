import { xmlDocument } from "../../wire/xml.ts";
import type { S3Store } from "../s3/s3-store.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { accessPointOperations } from "./access-point-operations.ts";
import { accessPointPolicyOperations } from "./access-point-policy-operations.ts";
import { type ControlOperation, findControlOperation } from "./control-operation.ts";
import { publicAccessBlockOperations } from "./public-access-block-operations.ts";
import { tagOperations } from "./tag-operations.ts";

const operations: readonly ControlOperation[] = [
  ...accessPointOperations,
  ...accessPointPolicyOperations,
  ...publicAccessBlockOperations,
  ...tagOperations,
];

/** S3 Control over its REST protocol: the access points that S3 answers by, and Block Public Access of the account. */
export function s3ControlService(store: S3Store): Service {
  return {
    signingName: "s3-control",
    handle: (request) => answer(request, store),
    renderError: (error, { requestId }) => ({
      status: error.status,
      headers: { "content-type": "application/xml" },
      body: xmlDocument("ErrorResponse", {
        Error: { Code: error.code, Message: error.message, ...error.details },
        RequestId: requestId,
        HostId: "local",
      }),
    }),
    // The store is S3's own, and closes with it.
    close: async () => undefined,
  };
}

async function answer(request: ServiceRequest, store: S3Store): Promise<ServiceResponse> {
  const account = request.headers["x-amz-account-id"] ?? /^(\d{12})\./.exec(request.host)?.[1] ?? "";
  if (!/^\d{12}$/.test(account)) throw new ServiceError("InvalidRequest", "The account id must have 12 digits.", 400);
  const { operation, subject } = findControlOperation(operations, request.method, request.rawPath.replace(/\/$/, ""));
  const call = { request, store, account, subject };
  request.authorize(operation.access(call));
  return operation.handle(call);
}
