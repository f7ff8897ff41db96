import * as z from "zod";
import { ReasonError } from "../reasons/reason-error.ts";

/** JSONata gives a list of one as its only member. */
function listOf<T>(member: z.ZodType<T>): z.ZodType<T[]> {
  return z.union([z.array(member), member.transform((only) => [only])]);
}

const box = z.object({ Left: z.number(), Top: z.number(), Width: z.number(), Height: z.number() });

const label = z.object({
  Name: z.string(),
  Confidence: z.number(),
  Parents: listOf(z.object({ Name: z.string() })).nullish(),
  Instances: listOf(z.object({ Confidence: z.number(), BoundingBox: box })).nullish(),
});

/** The members of Rekognition's answers that records are made of; a state may have selected some of them. */
const rekognitionAnswer = z.object({
  /** Of an image, or of a film with the millisecond at which each was seen. */
  Labels: listOf(z.union([label, z.object({ Timestamp: z.number(), Label: label })])).nullish(),
  LabelModelVersion: z.string().nullish(),
  ModerationLabels: z
    .array(z.object({ Name: z.string(), ParentName: z.string().nullish(), Confidence: z.number() }))
    .nullish(),
  ModerationModelVersion: z.string().nullish(),
  TextDetections: z
    .array(z.object({ DetectedText: z.string(), Type: z.string().nullish(), Confidence: z.number() }))
    .nullish(),
  TextModelVersion: z.string().nullish(),
});

export type RekognitionAnswer = z.infer<typeof rekognitionAnswer>;

/** Reads Rekognition's answer about one image or film. */
export function readRekognitionAnswer(answer: unknown, extractor: string): RekognitionAnswer {
  const parsed = rekognitionAnswer.safeParse(answer);
  if (!parsed.success) {
    throw new ReasonError("OutputUnreadable", `${extractor} gave no answer of Rekognition.`, { cause: parsed.error });
  }
  const { Labels, ModerationLabels, TextDetections } = parsed.data;
  if (Labels ?? ModerationLabels ?? TextDetections) return parsed.data;
  throw new ReasonError(
    "OutputUnreadable",
    `${extractor} gave neither Labels nor ModerationLabels nor TextDetections.`,
  );
}
