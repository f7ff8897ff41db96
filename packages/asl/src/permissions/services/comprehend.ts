import { passesRole, usesKey } from "../companions.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** Jobs read and write S3 by the role they are handed. https://docs.aws.amazon.com/comprehend/latest/dg/security_iam_id-based-policy-examples.html */
export const comprehendGrants: Grants = (call) => [
  ...ownAction(call),
  ...passesRole(call, "comprehend.amazonaws.com", "DataAccessRoleArn"),
  ...usesKey(call, "VolumeKmsKeyId"),
  ...usesKey(call, "OutputDataConfig", "KmsKeyId"),
];
