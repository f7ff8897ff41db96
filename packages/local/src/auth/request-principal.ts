import type { RequestPrincipal } from "@tributary/access";
import type { Principal } from "../services/service.ts";

/** Someone who sent no credentials. */
export const anonymous: Principal = { arn: "*", account: "", accessKeyId: "" };

/** An AWS service acting by itself, such as `events.amazonaws.com`. */
export function servicePrincipal(name: string): Principal {
  return { arn: name, account: "", accessKeyId: "" };
}

/** The caller in the evaluator's words. */
export function requestPrincipal({ arn, account, roleArn }: Principal): RequestPrincipal {
  if (roleArn !== undefined) return { type: "assumed-role", arn, account, roleArn };
  if (arn === anonymous.arn) return { type: "anonymous", arn, account };
  if (arn.endsWith(".amazonaws.com")) return { type: "service", arn, account };
  if (arn.endsWith(":root")) return { type: "root", arn, account };
  return { type: "user", arn, account };
}
