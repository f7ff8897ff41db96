import {
  detectDominantLanguage,
  detectEntities,
  detectKeyPhrases,
  detectPiiEntities,
  detectSentiment,
} from "@tributary/engines";
import { jsonService } from "../../wire/json-service.ts";
import { type AiAnswers, engineHeaders } from "../ai/ai-answers.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { batchOperation, textOperation } from "./comprehend-operation.ts";

const inEnglish = [
  { name: "Entities", engine: detectEntities },
  { name: "KeyPhrases", engine: detectKeyPhrases },
  { name: "Sentiment", engine: detectSentiment },
] as const;

/** Comprehend's synchronous questions. */
export function comprehendModule(cloud: CloudContext): ServiceModule {
  const operations = [
    textOperation("DetectDominantLanguage", (text) => detectDominantLanguage(text)),
    batchOperation("BatchDetectDominantLanguage", (text) => detectDominantLanguage(text)),
    textOperation("DetectPiiEntities", detectPiiEntities),
    ...inEnglish.flatMap(({ name, engine }) => [
      textOperation(`Detect${name}`, engine),
      batchOperation(`BatchDetect${name}`, engine),
    ]),
  ];
  const service = jsonService<AiAnswers>({
    signingName: "comprehend",
    targetPrefix: "Comprehend_20171127",
    version: "1.1",
    account: cloud.account,
    store: cloud.answers,
    operations,
    invalidInputCode: "InvalidRequestException",
    headersOf: engineHeaders,
  });
  return { services: [service], resources: [] };
}
