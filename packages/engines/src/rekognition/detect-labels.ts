import type { Answer } from "../answer.ts";
import { engineName } from "../package-version.ts";
import type { SeenObject } from "./image-jobs.ts";
import { labelParents } from "./label-parents.ts";
import { type BoundingBox, boxOf, capitalised, pictureLane } from "./picture.ts";

export interface Label {
  readonly Name: string;
  /** Percent. */
  readonly Confidence: number;
  readonly Instances: readonly { readonly BoundingBox: BoundingBox; readonly Confidence: number }[];
  readonly Parents: readonly { readonly Name: string }[];
}

export interface DetectLabelsOptions {
  readonly MaxLabels?: number;
  /** Percent. Default: 55, as with Rekognition. */
  readonly MinConfidence?: number;
}

/** Names the things on a PNG or JPEG, with the place of each. A face is a person, whether or not the body was seen. */
export async function detectLabels(
  bytes: Uint8Array,
  { MaxLabels = 1000, MinConfidence = 55 }: DetectLabelsOptions = {},
): Promise<Answer<{ Labels: Label[]; LabelModelVersion: string }>> {
  const { objects, faces } = await pictureLane.do("see", bytes, bytes.length);
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
  const Instances = found.map(({ score, box }) => ({ BoundingBox: boxOf(box), Confidence: confidenceOf(score) }));
  const Confidence = Math.max(...Instances.map((instance) => instance.Confidence));
  return { Name: capitalised(name), Confidence, Instances, Parents: labelParents(name) };
}

/** Where the detector's guesses become useful, and where Rekognition draws that line by default. */
const useful = { score: 0.3, confidence: 55 };

/** Scores of the local detector are lower than Rekognition's for the same certainty; the two lines are laid on each other. */
function confidenceOf(score: number): number {
  const { score: at, confidence } = useful;
  const value = score < at ? (score / at) * confidence : confidence + ((score - at) / (1 - at)) * (100 - confidence);
  return Math.round(value * 100) / 100;
}
