import type { HandlerManifest } from "../manifest/handler-manifest.ts";

export const completeManifest: HandlerManifest = {
  name: "complete",
  entry: "@tributary/handlers/complete",
  description: "Answers the waiting execution when a job is done",
  timeoutSeconds: 30,
  memoryMb: 256,
  environment: ["LAKE_BUCKET"],
  permissions: [
    { action: "s3:GetObject", resource: "lake:tokens/*" },
    // A token that is not there yet shall be a 404, not a 403.
    { action: "s3:ListBucket", resource: "lake" },
    { action: "states:SendTaskSuccess", resource: "stateMachine" },
    { action: "states:SendTaskFailure", resource: "stateMachine" },
    // The completion event of a failed job does not say why it failed.
    { action: "textract:GetDocumentAnalysis", resource: "*", when: { service: "textract" } },
    { action: "textract:GetDocumentTextDetection", resource: "*", when: { service: "textract" } },
    { action: "transcribe:GetTranscriptionJob", resource: "*", when: { service: "transcribe" } },
  ],
};
