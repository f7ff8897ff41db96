import { passesRole, readsObject, usesKey } from "../companions.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** Rekognition reads images and videos with the caller's permissions. https://docs.aws.amazon.com/rekognition/latest/dg/security_iam_id-based-policy-examples.html */
export const rekognitionGrants: Grants = (call) => [
  ...ownAction(call),
  ...readsObject(call, "Image", "S3Object"),
  ...readsObject(call, "SourceImage", "S3Object"),
  ...readsObject(call, "TargetImage", "S3Object"),
  ...readsObject(call, "Video", "S3Object"),
  ...passesRole(call, "rekognition.amazonaws.com", "NotificationChannel", "RoleArn"),
  ...usesKey(call, "KmsKeyId"),
];
