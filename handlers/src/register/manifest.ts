import type { HandlerManifest } from "../manifest/handler-manifest.ts";

export const registerManifest: HandlerManifest = {
  name: "register",
  entry: "@tributary/handlers/register",
  description: "Writes the metadata row that links raw file and record",
  timeoutSeconds: 30,
  memoryMb: 256,
  environment: ["LAKE_BUCKET", "PARTITIONS", "DATABASE"],
  permissions: [
    { action: "s3:PutObject", resource: "lake:metadata/*" },
    { action: "glue:BatchCreatePartition", resource: "glue", when: { partitions: "registered" } },
    { action: "glue:GetTable", resource: "glue", when: { partitions: "registered" } },
  ],
};
