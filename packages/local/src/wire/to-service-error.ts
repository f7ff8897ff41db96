import { isTributaryError } from "@tributary/errors";
import type { CloudLog } from "../cloud-log.ts";
import { ServiceError } from "../services/service-error.ts";

interface FailureOptions {
  readonly log: CloudLog;
  readonly requestId: string;
}

/** An error as it is told to a client; what is our own defect keeps its stack in the log. */
export function toServiceError(error: unknown, { log, requestId }: FailureOptions): ServiceError {
  if (error instanceof ServiceError) return error;
  if (isNoSpace(error)) {
    log("disk.full", { requestId, message: error.message });
    return new ServiceError("InternalError", "No space is left on the disk of the state directory.", 500);
  }
  const stack = error instanceof Error ? error.stack : String(error);
  log("request.failed", { requestId, stack });
  const message = isTributaryError(error)
    ? `${error.code}: ${error.message}`
    : "We encountered an internal error. The log of the local cloud says more.";
  return new ServiceError("InternalError", message, 500);
}

function isNoSpace(error: unknown): error is Error {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
