import type { HandlerManifest } from "../manifest/handler-manifest.ts";

export const extractManifest: HandlerManifest = {
  name: "extract",
  entry: "@tributary/handlers/extract",
  description: "Calls an AI service whose answer may pass 256 KiB and keeps the answer in the lake",
  timeoutSeconds: 300,
  memoryMb: 512,
  environment: ["LAKE_BUCKET"],
  permissions: [
    { action: "s3:GetObject", resource: "raw:*" },
    { action: "s3:GetObjectVersion", resource: "raw:*" },
    { action: "s3:GetObject", resource: "lake:service-output/*" },
    { action: "s3:PutObject", resource: "lake:service-output/*" },
    { action: "s3:ListBucket", resource: "lake" },
    { action: "textract:AnalyzeDocument", resource: "*", when: { service: "textract" } },
    { action: "textract:DetectDocumentText", resource: "*", when: { service: "textract" } },
    { action: "comprehend:DetectDominantLanguage", resource: "*", when: { service: "comprehend" } },
    { action: "comprehend:DetectEntities", resource: "*", when: { service: "comprehend" } },
    { action: "comprehend:DetectKeyPhrases", resource: "*", when: { service: "comprehend" } },
    { action: "comprehend:DetectSentiment", resource: "*", when: { service: "comprehend" } },
    { action: "comprehend:DetectPiiEntities", resource: "*", when: { service: "comprehend" } },
  ],
};
