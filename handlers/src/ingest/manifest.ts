import type { HandlerManifest } from "../manifest/handler-manifest.ts";

export const ingestManifest: HandlerManifest = {
  name: "ingest",
  entry: "@tributary/handlers/ingest",
  description: "Starts one execution for each object that arrived",
  timeoutSeconds: 30,
  memoryMb: 256,
  environment: ["RAW_BUCKET", "RAW_PREFIX", "PIPELINE", "REVISION", "STATE_MACHINE_ARN"],
  permissions: [{ action: "states:StartExecution", resource: "stateMachine" }],
};
