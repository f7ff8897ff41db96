import type { PrincipalElement } from "./policy-document.ts";

const types = new Set(["AWS", "Service", "Federated", "CanonicalUser"]);
const arn =
  /^arn:aws[\w-]*:(?:iam::\d{12}:(?:root|(?:user|role|federated-user)\/[^*?]+)|sts::\d{12}:(?:assumed-role|federated-user)\/[^*?]+)$/;
/** What S3 and IAM show of a principal that was deleted; it names nobody any more. */
const uniqueId = /^A[A-Z0-9]{15,}$/;

/**
 * Refuses what a Principal element cannot say. A wildcard stands alone or not at all: `role/*` names nobody in AWS.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 *
 * @throws Error whose message names the value that is not understood
 */
export function checkPrincipal(element: PrincipalElement, effect: "Allow" | "Deny"): void {
  if (element === "*") return;
  if (typeof element !== "object" || element === null || Array.isArray(element))
    throw new Error(`Principal is ${JSON.stringify(element)}; it is "*" or a map`);
  for (const [type, given] of Object.entries(element)) {
    if (!types.has(type)) throw new Error(`principal type ${type} is unknown`);
    // A canonical user cannot be told from a request's principal: a Deny on it could be missed.
    if (type === "CanonicalUser" && effect === "Deny") throw new Error("a Deny names a CanonicalUser");
    const values: readonly unknown[] = [given].flat();
    for (const value of values) if (!isPrincipal(type, value)) throw new Error(`${type} principal ${String(value)}`);
  }
}

function isPrincipal(type: string, value: unknown): boolean {
  if (typeof value !== "string" || value === "") return false;
  if (type !== "AWS") return type === "CanonicalUser" || value === "*" || !/[*?]/.test(value);
  return value === "*" || /^\d{12}$/.test(value) || arn.test(value) || uniqueId.test(value);
}
