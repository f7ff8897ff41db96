import { objectArn, unknownIf } from "../arn.ts";
import { passesRole, readsObject, usesKey } from "../companions.ts";
import type { Permission } from "../permission.ts";
import type { Grants, ServiceCall } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** https://docs.aws.amazon.com/textract/latest/dg/api-async-roles.html */
export const textractGrants: Grants = (call) => [
  ...ownAction(call),
  ...readsObject(call, "Document", "S3Object"),
  ...readsObject(call, "DocumentLocation", "S3Object"),
  // The two sides of an identity document.
  ...call.each("DocumentPages").flatMap((page) => readsObject(page, "S3Object")),
  ...writesOutput(call),
  ...passesRole(call, "textract.amazonaws.com", "NotificationChannel", "RoleArn"),
  ...usesKey(call, "KmsKeyId"),
];

function writesOutput(call: ServiceCall): readonly Permission[] {
  if (!call.has("OutputConfig")) return [];
  // Without a prefix Textract writes below textract_output/.
  const prefix = (call.text("OutputConfig", "S3Prefix") ?? "textract_output").replace(/\/$/, "");
  const bucket = call.text("OutputConfig", "S3Bucket");
  const resource = objectArn(bucket ?? "*", `${prefix}/*`.replace("*/*", "*"));
  const because = "textract writes its answer as the caller";
  return [{ actions: ["s3:PutObject"], resources: [resource], because, ...unknownIf(bucket, "the bucket") }];
}
