import { objectArn } from "./arn.ts";
import type { Permission } from "./permission.ts";
import type { ServiceCall } from "./service-call.ts";

/** What a service does with the caller's permissions, which the name of the action does not say. */

/** The service reads `{ Bucket, Name, Version? }` as the caller. */
export function readsObject(call: ServiceCall, ...path: readonly string[]): readonly Permission[] {
  if (!call.has(...path)) return [];
  const resource = objectArn(call.text(...path, "Bucket") ?? "*", call.text(...path, "Name") ?? "*");
  const actions = call.has(...path, "Version") ? ["s3:GetObject", "s3:GetObjectVersion"] : ["s3:GetObject"];
  return [{ actions, resources: [resource], because: `${call.resource.service} reads the object as the caller` }];
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
      condition: { StringEquals: { "iam:PassedToService": to } },
    },
  ];
}

/** The service writes with a KMS key as the caller. */
export function usesKey(call: ServiceCall, ...path: readonly string[]): readonly Permission[] {
  const key = call.text(...path);
  if (key === undefined) return [];
  const resources = [key.startsWith("arn:") || key.startsWith("$") ? key : "*"];
  const actions = ["kms:GenerateDataKey", "kms:Decrypt"];
  return [{ actions, resources, because: `${call.resource.service} encrypts with the key of ${path.join(".")}` }];
}
