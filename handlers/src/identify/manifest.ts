import type { HandlerManifest } from "../manifest/handler-manifest.ts";

export const identifyManifest: HandlerManifest = {
  name: "identify",
  entry: "@tributary/handlers/identify",
  description: "Finds type, tenant and extent of an object from its bytes",
  timeoutSeconds: 60,
  memoryMb: 1024,
  environment: ["RAW_PREFIX", "TENANTS"],
  permissions: [
    { action: "s3:GetObject", resource: "raw:*" },
    { action: "s3:GetObjectVersion", resource: "raw:*" },
    // Whose the object is, where tags say it; a tenant of a folder and tags gets its tags written.
    { action: "s3:GetObjectTagging", resource: "raw:*", when: { tenants: "by tags" } },
    { action: "s3:GetObjectVersionTagging", resource: "raw:*", when: { tenants: "by tags" } },
    { action: "s3:PutObjectTagging", resource: "raw:*", when: { tenants: "by folder and tags" } },
    { action: "s3:PutObjectVersionTagging", resource: "raw:*", when: { tenants: "by folder and tags" } },
    // Without it S3 answers 403 for a key that is gone, and "gone" could not be told from "denied".
    { action: "s3:ListBucket", resource: "raw" },
  ],
};
