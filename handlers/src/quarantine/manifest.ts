import type { HandlerManifest } from "../manifest/handler-manifest.ts";

export const quarantineManifest: HandlerManifest = {
  name: "quarantine",
  entry: "@tributary/handlers/quarantine",
  description: "Records an object that could not be processed, and why",
  timeoutSeconds: 30,
  memoryMb: 256,
  environment: ["LAKE_BUCKET", "RAW_PREFIX", "TENANTS", "PARTITIONS", "DATABASE"],
  permissions: [
    { action: "s3:PutObject", resource: "lake:quarantine/*" },
    { action: "s3:PutObject", resource: "lake:metadata/*" },
    { action: "glue:BatchCreatePartition", resource: "glue", when: { partitions: "registered" } },
    { action: "glue:GetTable", resource: "glue", when: { partitions: "registered" } },
  ],
};
