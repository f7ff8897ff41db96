import type { ComprehendClient } from "@aws-sdk/client-comprehend";
import type { S3Client } from "@aws-sdk/client-s3";
import type { TextractClient } from "@aws-sdk/client-textract";
import * as z from "zod";
import { pointer } from "../contract/pointer.ts";
import type { ServiceOutput } from "../contract/service-output.ts";
import { writeJson } from "../lake/write-json.ts";
import { readEnvironment, readInput } from "../runtime/read-input.ts";
import { settings } from "../runtime/settings.ts";
import { answerKey } from "./answer-key.ts";
import { keepServer } from "./answering-server.ts";
import { callComprehend } from "./call-comprehend.ts";
import { callTextract } from "./call-textract.ts";
import { comprehendOperation } from "./comprehend-operations.ts";
import { sourceText } from "./source-text.ts";

const extractSettings = settings.pick({ LAKE_BUCKET: true });

const extractInput = z.strictObject({
  documentId: z.string().regex(/^[a-z2-7]{26}$/),
  service: z.enum(["textract", "comprehend"]),
  /** AWS's own name of the operation; ASL writes the first letter small. */
  operation: z
    .string()
    .min(1)
    .transform((name) => name[0]?.toUpperCase() + name.slice(1)),
  source: pointer,
  versionId: z.string().optional(),
  /** The extractor's name in the pipeline; left out, it is the one that the operation is for. */
  extractor: z.string().optional(),
  arguments: z.record(z.string(), z.unknown()).default({}),
});

export interface ExtractContext {
  readonly s3: S3Client;
  readonly textract: TextractClient;
  readonly comprehend: ComprehendClient;
  readonly environment: NodeJS.ProcessEnv;
}

/** Calls a service whose answer may pass 256 KiB, keeps the answer in the lake and hands on where it lies. */
export function createExtract(context: ExtractContext): (event: unknown) => Promise<ServiceOutput> {
  keepServer(context.comprehend);
  return async (event) => {
    const { LAKE_BUCKET } = readEnvironment(extractSettings, context.environment);
    const input = readInput(extractInput, event);
    const { answer, model, extractor } = await ask(context, input, LAKE_BUCKET);
    const place = { bucket: LAKE_BUCKET, key: answerKey(input) };
    await writeJson(context.s3, place, `${JSON.stringify(answer)}\n`);
    return {
      extractor: input.extractor ?? extractor,
      service: input.service,
      ...(model ? { model } : {}),
      pointer: place,
    };
  };
}

interface Asked {
  readonly answer: object;
  readonly model?: string | undefined;
  readonly extractor: string;
}

async function ask(
  { s3, textract, comprehend }: ExtractContext,
  input: z.infer<typeof extractInput>,
  lakeBucket: string,
): Promise<Asked> {
  const { service, operation: name, source, versionId } = input;
  if (service === "textract") {
    const call = await callTextract(textract, { name, source, versionId, arguments: input.arguments });
    return { ...call, extractor: name === "AnalyzeDocument" ? "textract.analyze" : "textract.text" };
  }
  const { LanguageCode: language } = readInput(
    z.strictObject({ LanguageCode: z.string().optional() }),
    input.arguments,
  );
  const { extractor } = comprehendOperation(name);
  const text = await sourceText(s3, source, { lakeBucket, versionId });
  const answer = await callComprehend(comprehend, { name, text, language });
  return { answer, extractor, model: answer.Models?.join(" + ") };
}
