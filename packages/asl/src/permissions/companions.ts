import { objectArn, unknownIf } from "./arn.ts";
import type { Permission } from "./permission.ts";
import type { ServiceCall } from "./service-call.ts";

/** What a service does with the caller's permissions, which the name of the action does not say. */

/** The service reads `{ Bucket, Name, Version? }` as the caller. */
export function readsObject(call: ServiceCall, ...path: readonly string[]): readonly Permission[] {
  if (!call.has(...path)) return [];
  const bucket = call.text(...path, "Bucket");
  const actions = call.has(...path, "Version") ? ["s3:GetObject", "s3:GetObjectVersion"] : ["s3:GetObject"];
  return [
    {
      actions,
      resources: [objectArn(bucket ?? "*", call.text(...path, "Name") ?? "*")],
      because: `${call.resource.service} reads the object as the caller`,
      ...unknownIf(bucket, "the bucket"),
    },
  ];
}

/** The caller hands a role to the service. */
export function passesRole(call: ServiceCall, to: string, ...path: readonly string[]): readonly Permission[] {
  const role = call.text(...path);
  if (role === undefined) return [];
  return [
    {
      actions: ["iam:PassRole"],
      resources: [role],
      because: `hands ${call.resource.service} the role of ${path.join(".")}`,
      ...unknownIf(role, "the role"),
      condition: { StringEquals: { "iam:PassedToService": to } },
    },
  ];
}

/** The service writes with a KMS key as the caller. */
export function usesKey(call: ServiceCall, ...path: readonly string[]): readonly Permission[] {
  const key = call.text(...path);
  if (key === undefined) return [];
  // Ids and aliases do not stand in policies as they are.
  const known = key.startsWith("arn:") || key.startsWith("$");
  return [
    {
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: [known ? key : "*"],
      because: `${call.resource.service} encrypts with the key of ${path.join(".")}`,
      ...unknownIf(known ? key : "*", "the key"),
    },
  ];
}

/** Services without a table of their own: whatever is called a role's ARN is handed to them. */
export function passesRoles(call: ServiceCall): readonly Permission[] {
  return call.named(/RoleArn$/).map(({ name, pattern }) => ({
    actions: ["iam:PassRole"],
    resources: [pattern],
    because: `hands ${call.resource.service} the role of ${name}`,
    ...unknownIf(pattern, "the role"),
  }));
}
