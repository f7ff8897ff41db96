import { passesRole } from "../companions.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** Jobs read and write S3 by the role they are handed. */
export const comprehendGrants: Grants = (call) => [
  ...ownAction(call),
  ...passesRole(call, "comprehend.amazonaws.com", "DataAccessRoleArn"),
];
