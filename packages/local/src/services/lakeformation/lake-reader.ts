import { sessionPrincipal } from "../../auth/session-principal.ts";
import type { Principal } from "../service.ts";
import type { RegisteredLocation } from "./lake-formation-store.ts";

/** Data of a registered location is read by the location's role, on the caller's behalf. */
export function lakeReader({ roleArn }: RegisteredLocation, { accessKeyId }: Principal): Principal {
  return sessionPrincipal(roleArn, "AWSLF-00-AT", accessKeyId);
}
