import type { HandlerManifest } from "../manifest/handler-manifest.ts";

export const collectManifest: HandlerManifest = {
  name: "collect",
  entry: "@tributary/handlers/collect",
  description: "Reads the services' answers, checks that they are complete and writes one record",
  timeoutSeconds: 120,
  memoryMb: 1024,
  environment: ["LAKE_BUCKET"],
  permissions: [
    { action: "s3:GetObject", resource: "raw:*" },
    { action: "s3:GetObjectVersion", resource: "raw:*" },
    { action: "s3:GetObject", resource: "lake:service-output/*" },
    { action: "s3:ListBucket", resource: "lake" },
    { action: "s3:PutObject", resource: "lake:extracted/*" },
  ],
};
