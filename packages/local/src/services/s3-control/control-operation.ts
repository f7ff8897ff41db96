import type { S3Store } from "../s3/s3-store.ts";
import type { AccessNeed, ServiceRequest, ServiceResponse } from "../service.ts";
import { ServiceError } from "../service-error.ts";

/** One call of S3 Control. */
export interface ControlCall {
  readonly request: ServiceRequest;
  readonly store: S3Store;
  /** The account that the call names. */
  readonly account: string;
  /** What the path's one variable part holds, decoded: an access point's name, a resource's ARN. */
  readonly subject: string;
}

export interface ControlOperation {
  readonly name: string;
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** After `/v20180820`; `*` stands for the subject, `**` for one that may hold slashes. */
  readonly path: string;
  readonly access: (call: ControlCall) => readonly AccessNeed[];
  readonly handle: (call: ControlCall) => Promise<ServiceResponse> | ServiceResponse;
}

/** The operation a method and path name, with its subject. */
export function findControlOperation(
  operations: readonly ControlOperation[],
  method: string,
  rawPath: string,
): { readonly operation: ControlOperation; readonly subject: string } {
  const path = rawPath.slice("/v20180820".length);
  for (const operation of operations) {
    if (operation.method !== method) continue;
    const subject = subjectIn(path, operation.path);
    if (subject !== undefined) return { operation, subject };
  }
  throw new ServiceError("NotImplemented", `${method} ${path} is not implemented by this local cloud.`, 501);
}

function subjectIn(path: string, pattern: string): string | undefined {
  const [before = "", after] = pattern.split(/\*+/);
  if (after === undefined) return path === before ? "" : undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  const raw = path.slice(before.length, path.length - after.length);
  if (raw === "" || (raw.includes("/") && !pattern.includes("**"))) return undefined;
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new ServiceError("InvalidURI", "Couldn't parse the specified URI.", 400);
  }
}
