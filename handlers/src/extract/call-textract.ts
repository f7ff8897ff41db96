import {
  AnalyzeDocumentCommand,
  DetectDocumentTextCommand,
  type FeatureType,
  type TextractClient,
} from "@aws-sdk/client-textract";
import * as z from "zod";
import type { Pointer } from "../contract/pointer.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import { readInput } from "../runtime/read-input.ts";

const features = ["FORMS", "LAYOUT", "QUERIES", "SIGNATURES", "TABLES"] as const satisfies readonly FeatureType[];

const analyzeArguments = z.strictObject({
  FeatureTypes: z.array(z.enum(features)).min(1),
  QueriesConfig: z
    .strictObject({
      Queries: z
        .array(
          z
            .strictObject({ Text: z.string(), Alias: z.string().optional(), Pages: z.array(z.string()).optional() })
            .transform(({ Text, Alias, Pages }) => ({
              Text,
              ...(Alias ? { Alias } : {}),
              ...(Pages ? { Pages } : {}),
            })),
        )
        .min(1),
    })
    .optional(),
});

/** The answer without what the SDK adds, and the model that gave it. */
export interface TextractCall {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly model?: string | undefined;
}

/** Asks Textract about a single page, synchronously. The file itself goes from S3 to Textract. */
export async function callTextract(
  client: TextractClient,
  call: {
    readonly name: string;
    readonly source: Pointer;
    readonly versionId?: string | undefined;
    readonly arguments: Readonly<Record<string, unknown>>;
  },
): Promise<TextractCall> {
  const { source, versionId } = call;
  const Document = {
    S3Object: { Bucket: source.bucket, Name: source.key, ...(versionId ? { Version: versionId } : {}) },
  };
  if (call.name === "AnalyzeDocument") {
    const { FeatureTypes, QueriesConfig } = readInput(analyzeArguments, call.arguments);
    const command = new AnalyzeDocumentCommand({ Document, FeatureTypes, ...(QueriesConfig ? { QueriesConfig } : {}) });
    const { $metadata: _, ...answer } = await client.send(command);
    return { answer, model: answer.AnalyzeDocumentModelVersion };
  }
  if (call.name === "DetectDocumentText") {
    readInput(z.strictObject({}), call.arguments);
    const { $metadata: _, ...answer } = await client.send(new DetectDocumentTextCommand({ Document }));
    return { answer, model: answer.DetectDocumentTextModelVersion };
  }
  throw new ReasonError("InvalidInput", `Textract's ${call.name} is not one of AnalyzeDocument, DetectDocumentText.`);
}
