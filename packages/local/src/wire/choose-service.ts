import { readAuthorization } from "../auth/authorization.ts";
import type { Service } from "../services/service.ts";
import type { WireRequest } from "./incoming-request.ts";

/** The service a request is for: by its credential scope, or by its form when it is anonymous or badly signed. */
export function chooseService(request: WireRequest, services: ReadonlyMap<string, Service>): Service | undefined {
  const name = claimedName(request);
  if (name !== "s3") return services.get(name);
  return services.get(isS3Control(request) ? "s3-control" : "s3");
}

/** S3 Control signs as `s3`; its paths begin with the API version and every call names the account. */
function isS3Control({ rawPath, headers, host }: WireRequest): boolean {
  return rawPath.startsWith("/v20180820/") && (headers["x-amz-account-id"] !== undefined || /^\d{12}\./.test(host));
}

function claimedName(request: WireRequest): string {
  const name = scopeName(request);
  if (name !== undefined) return name;
  // An anonymous request to a JSON or query service has no more than its target; S3 is the only one that takes them.
  if (request.headers["x-amz-target"] !== undefined) return "";
  return request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ? "sts" : "s3";
}

function scopeName(request: WireRequest): string | undefined {
  try {
    const name = readAuthorization(request)?.scope.service;
    return name === "s3express" || name === "s3-object-lambda" ? "s3" : name;
  } catch {
    return undefined;
  }
}
