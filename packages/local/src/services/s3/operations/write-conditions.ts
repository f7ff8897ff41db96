import type { ServiceRequest } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { WriteConditions } from "../s3-store.ts";

/** Source: S3 User Guide, "How to prevent object overwrites with conditional writes". */
export function writeConditions({ headers }: ServiceRequest): WriteConditions {
  const [ifNoneMatch, ifMatch] = [headers["if-none-match"], headers["if-match"]];
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*") {
    throw new ServiceError(
      "NotImplemented",
      "A header you provided implies functionality that is not implemented: If-None-Match takes only *",
      501,
    );
  }
  return { ...(ifNoneMatch !== undefined && { ifNoneMatch }), ...(ifMatch !== undefined && { ifMatch }) };
}
