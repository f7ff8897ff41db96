import { objectArn, unknownIf } from "../arn.ts";
import { passesRole, readsObject, usesKey } from "../companions.ts";
import type { Permission } from "../permission.ts";
import type { Grants, ServiceCall } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** Rekognition reads images and videos with the caller's permissions. https://docs.aws.amazon.com/rekognition/latest/dg/security_iam_id-based-policy-examples.html */
export const rekognitionGrants: Grants = (call) => [
  ...ownAction(call),
  ...readsObject(call, "Image", "S3Object"),
  ...readsObject(call, "SourceImage", "S3Object"),
  ...readsObject(call, "TargetImage", "S3Object"),
  ...readsObject(call, "Video", "S3Object"),
  ...readsObject(call, "Input", "S3Object"),
  ...writesMediaAnalysis(call),
  ...passesRole(call, "rekognition.amazonaws.com", "NotificationChannel", "RoleArn"),
  ...usesKey(call, "KmsKeyId"),
];

/** https://docs.aws.amazon.com/rekognition/latest/APIReference/API_StartMediaAnalysisJob.html */
function writesMediaAnalysis(call: ServiceCall): readonly Permission[] {
  const bucket = call.text("OutputConfig", "S3Bucket");
  if (bucket === undefined) return [];
  const key = `${call.text("OutputConfig", "S3KeyPrefix") ?? ""}*`.replace("**", "*");
  const because = "rekognition writes its answer as the caller";
  return [
    { actions: ["s3:PutObject"], resources: [objectArn(bucket, key)], because, ...unknownIf(bucket, "the bucket") },
  ];
}
