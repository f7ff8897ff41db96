import { jsonService } from "../../wire/json-service.ts";
import { engineHeaders } from "../ai/ai-answers.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { imageOperations } from "./image-operations.ts";

/** Rekognition on pictures. */
export function rekognitionModule(cloud: CloudContext): ServiceModule {
  const service = jsonService({
    signingName: "rekognition",
    targetPrefix: "RekognitionService",
    version: "1.1",
    account: cloud.account,
    store: cloud,
    operations: imageOperations,
    invalidInputCode: "InvalidParameterException",
    headersOf: engineHeaders,
  });
  return { services: [service], resources: [] };
}
