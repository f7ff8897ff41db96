import type { Answer } from "../answer.ts";
import { EngineError, isEngineError } from "../engine-error.ts";
import { Lane } from "../lanes/lane.ts";
import { engineName } from "../package-version.ts";
import { detectDocumentText } from "../textract/detect-document-text.ts";
import type { imageJobs, SeenObject } from "./image-jobs.ts";
import { labelParents } from "./label-parents.ts";

const lane = new Lane<typeof imageJobs>("rekognition/image-lane");

export interface BoundingBox {
  readonly Left: number;
  readonly Top: number;
  readonly Width: number;
  readonly Height: number;
}

export interface Label {
  readonly Name: string;
  /** Percent. */
  readonly Confidence: number;
  readonly Instances: readonly { readonly BoundingBox: BoundingBox; readonly Confidence: number }[];
  readonly Parents: readonly { readonly Name: string }[];
}

export interface DetectLabelsOptions {
  readonly MaxLabels?: number;
  /** Percent. Default: 30, where the local detector's guesses become useful; Rekognition's own default is 55. */
  readonly MinConfidence?: number;
}

/** Names the things on a PNG or JPEG, with the place of each. A face is a person, whether or not the body was seen. */
export async function detectLabels(
  bytes: Uint8Array,
  { MaxLabels = 1000, MinConfidence = 30 }: DetectLabelsOptions = {},
): Promise<Answer<{ Labels: Label[]; LabelModelVersion: string }>> {
  const { objects, faces } = await lane.do("see", bytes);
  const persons = objects.some(({ name }) => name === "person")
    ? []
    : faces.map(({ score, box }) => ({ name: "person", score, box }));
  const byName = new Map<string, SeenObject[]>();
  for (const object of [...objects, ...persons]) byName.set(object.name, [...(byName.get(object.name) ?? []), object]);
  const Labels = [...byName]
    .map(([name, found]) => label(name, found))
    .filter(({ Confidence }) => Confidence >= MinConfidence)
    .sort((one, other) => other.Confidence - one.Confidence || (one.Name < other.Name ? -1 : 1))
    .slice(0, MaxLabels);
  const engine = engineName("@vladmandic/human");
  return { engine, output: { Labels, LabelModelVersion: engine } };
}

function label(name: string, found: readonly SeenObject[]): Label {
  const Instances = found.map(({ score, box }) => ({ BoundingBox: boxOf(box), Confidence: percent(score) }));
  const Confidence = Math.max(...Instances.map((instance) => instance.Confidence));
  return { Name: capitalised(name), Confidence, Instances, Parents: labelParents(name) };
}

export interface FaceDetail {
  readonly BoundingBox: BoundingBox;
  readonly Confidence: number;
  readonly AgeRange?: { readonly Low: number; readonly High: number };
  readonly Gender?: { readonly Value: string; readonly Confidence: number };
  readonly Emotions: readonly { readonly Type: string; readonly Confidence: number }[];
  readonly Pose: { readonly Roll: number; readonly Yaw: number; readonly Pitch: number };
}

/** Rekognition's names of the emotions. */
const emotions: Readonly<Record<string, string>> = {
  angry: "ANGRY",
  disgust: "DISGUSTED",
  fear: "FEAR",
  happy: "HAPPY",
  sad: "SAD",
  surprise: "SURPRISED",
  neutral: "CALM",
};

/** Finds faces with an estimate of age, gender and emotion. */
export async function detectFaces(bytes: Uint8Array): Promise<Answer<{ FaceDetails: FaceDetail[] }>> {
  const { faces } = await lane.do("see", bytes);
  const FaceDetails = faces.map(({ box, score, age, gender, genderScore, emotions: felt, pose }) => ({
    BoundingBox: boxOf(box),
    Confidence: percent(score),
    // The model's mean error is about five years.
    ...(age !== undefined && { AgeRange: { Low: Math.max(0, Math.floor(age - 5)), High: Math.ceil(age + 5) } }),
    ...(gender !== undefined &&
      gender !== "unknown" && { Gender: { Value: capitalised(gender), Confidence: percent(genderScore ?? 0) } }),
    Emotions: felt.map(({ name, score: strength }) => ({
      Type: emotions[name] ?? "UNKNOWN",
      Confidence: percent(strength),
    })),
    Pose: { Roll: degrees(pose.roll), Yaw: degrees(pose.yaw), Pitch: degrees(pose.pitch) },
  }));
  return { engine: engineName("@vladmandic/human"), output: { FaceDetails } };
}

export interface TextDetection {
  readonly DetectedText: string;
  readonly Type: "LINE" | "WORD";
  readonly Id: number;
  readonly ParentId?: number;
  readonly Confidence: number;
  readonly Geometry: unknown;
}

/** Reads the text that is seen on a picture: its lines, then the words of each. */
export async function detectText(
  bytes: Uint8Array,
): Promise<Answer<{ TextDetections: TextDetection[]; TextModelVersion: string }>> {
  const { engine, output } = await detectDocumentText(bytes, { onePageOnly: true }).catch((error: unknown) => {
    if (isEngineError(error)) throw new EngineError("InvalidImageFormatException", error.message);
    throw error;
  });
  const lines = output.Blocks.filter(({ BlockType }) => BlockType === "LINE");
  const lineOf = new Map(
    lines.flatMap((line, index) =>
      (line.Relationships ?? []).flatMap(({ Ids }) => Ids.map((id) => [id, index] as const)),
    ),
  );
  const words = output.Blocks.filter(({ BlockType, Id }) => BlockType === "WORD" && lineOf.has(Id));
  const TextDetections = [...lines, ...words].map((block, Id): TextDetection => {
    const ParentId = lineOf.get(block.Id);
    return {
      DetectedText: block.Text ?? "",
      Type: block.BlockType === "LINE" ? "LINE" : "WORD",
      Id,
      ...(ParentId !== undefined && { ParentId }),
      Confidence: block.Confidence ?? 0,
      Geometry: block.Geometry,
    };
  });
  return { engine, output: { TextDetections, TextModelVersion: engine } };
}

function boxOf([Left, Top, Width, Height]: SeenObject["box"]): BoundingBox {
  return { Left, Top, Width, Height };
}

const percent = (score: number): number => Math.round(score * 10_000) / 100;
const degrees = (radians: number): number => Math.round((radians * 180 * 100) / Math.PI) / 100;
const capitalised = (text: string): string => text.replace(/(^|\s)\S/g, (letter) => letter.toUpperCase());
