import type { S3Client } from "@aws-sdk/client-s3";
import { type ComprehendAnswer, readComprehendAnswer } from "../answers/comprehend-answer.ts";
import { type RekognitionAnswer, readRekognitionAnswer } from "../answers/rekognition-answer.ts";
import { readTextractAnswer, type TextractAnswer } from "../answers/textract-answer.ts";
import { readTranscribeAnswer, type TranscribeAnswer } from "../answers/transcribe-answer.ts";
import type { Pointer } from "../contract/pointer.ts";
import type { ServiceOutput } from "../contract/service-output.ts";
import { readAnswer } from "../lake/read-answer.ts";
import { ReasonError } from "../reasons/reason-error.ts";

interface ServiceUse {
  readonly extractor: string;
  readonly service: string;
  readonly model?: string | undefined;
}

/** The answers of all extractors of one object, read and sorted by service. */
export interface Gathered {
  readonly services: readonly ServiceUse[];
  readonly textract: readonly TextractAnswer[];
  readonly transcribe: readonly TranscribeAnswer[];
  readonly comprehend: readonly ComprehendAnswer[];
  readonly rekognition: readonly RekognitionAnswer[];
}

/** Reads every output, in the order of the pipeline's extractors. */
export async function gather(s3: S3Client, outputs: readonly ServiceOutput[]): Promise<Gathered> {
  const gathered = {
    services: [] as ServiceUse[],
    textract: [] as TextractAnswer[],
    transcribe: [] as TranscribeAnswer[],
    comprehend: [] as ComprehendAnswer[],
    rekognition: [] as RekognitionAnswer[],
  };
  for (const output of outputs) {
    const { extractor, service } = output;
    let model: string | undefined;
    switch (service) {
      case "textract": {
        const answer = await readTextractAnswer(s3, placeOf(output));
        gathered.textract.push(answer);
        model = answer.model;
        break;
      }
      case "transcribe": {
        const answer = await readTranscribeAnswer(s3, placeOf(output));
        gathered.transcribe.push(answer);
        model = answer.model;
        break;
      }
      case "comprehend":
        gathered.comprehend.push(await readComprehendAnswer(s3, placeOf(output)));
        break;
      case "rekognition": {
        const answer = readRekognitionAnswer(output.result ?? (await readAnswer(s3, placeOf(output))), extractor);
        gathered.rekognition.push(answer);
        model = answer.LabelModelVersion ?? answer.ModerationModelVersion ?? answer.TextModelVersion ?? undefined;
        break;
      }
      default:
        throw new ReasonError("InvalidInput", `Collect cannot read the answers of ${service} (${extractor}).`);
    }
    const used = output.model ?? model;
    gathered.services.push({ extractor, service, ...(used ? { model: used } : {}) });
  }
  return gathered;
}

/** A folder is a pointer whose key ends in a slash. */
function placeOf({ extractor, pointer, prefix }: ServiceOutput): Pointer {
  if (pointer) return pointer;
  if (prefix) return { ...prefix, key: prefix.key.replace(/\/?$/, "/") };
  throw new ReasonError("InvalidInput", `The answer of ${extractor} has to lie in the lake.`);
}
