import type { Answer } from "../answer.ts";
import { EngineError } from "../engine-error.ts";
import { engineName } from "../package-version.ts";
import { type BoundingBox, boxOf, capitalised, percent, pictureLane } from "./picture.ts";

export interface FaceDetail {
  readonly BoundingBox: BoundingBox;
  readonly Confidence: number;
  readonly AgeRange?: { readonly Low: number; readonly High: number };
  readonly Gender?: { readonly Value: string; readonly Confidence: number };
  readonly Emotions?: readonly { readonly Type: string; readonly Confidence: number }[];
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

export interface DetectFacesOptions {
  /** Beside box, confidence and pose: `ALL`, or some of `AGE_RANGE`, `GENDER`, `EMOTIONS`. */
  readonly Attributes?: readonly string[];
}

/** Finds faces, with an estimate of age, gender and emotion where asked for. */
export async function detectFaces(
  bytes: Uint8Array,
  { Attributes = [] }: DetectFacesOptions = {},
): Promise<Answer<{ FaceDetails: FaceDetail[] }>> {
  const wanted = faceAttributes(Attributes);
  const { faces } = await pictureLane.do("see", bytes, bytes.length);
  const FaceDetails = faces.map(({ box, score, age, gender, genderScore, emotions: felt, pose }) => ({
    BoundingBox: boxOf(box),
    Confidence: percent(score),
    // The model's mean error is about five years.
    ...(wanted.has("AGE_RANGE") &&
      age !== undefined && { AgeRange: { Low: Math.max(0, Math.floor(age - 5)), High: Math.ceil(age + 5) } }),
    ...(wanted.has("GENDER") &&
      gender !== undefined &&
      gender !== "unknown" && { Gender: { Value: capitalised(gender), Confidence: percent(genderScore ?? 0) } }),
    ...(wanted.has("EMOTIONS") && {
      Emotions: felt.map(({ name, score: strength }) => ({
        Type: emotions[name] ?? "UNKNOWN",
        Confidence: percent(strength),
      })),
    }),
    Pose: { Roll: degrees(pose.roll), Yaw: degrees(pose.yaw), Pitch: degrees(pose.pitch) },
  }));
  return { engine: engineName("@vladmandic/human"), output: { FaceDetails } };
}

const seen = ["AGE_RANGE", "GENDER", "EMOTIONS"] as const;
const unseen = "BEARD EYE_DIRECTION EYEGLASSES EYES_OPEN FACE_OCCLUDED MOUTH_OPEN MUSTACHE SMILE SUNGLASSES".split(" ");

/** https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectFaces.html; `ALL` gives what the engine sees. */
function faceAttributes(asked: readonly string[]): ReadonlySet<string> {
  for (const attribute of asked) {
    if (attribute === "ALL" || attribute === "DEFAULT" || seen.some((name) => name === attribute)) continue;
    throw new EngineError(
      "InvalidParameterException",
      unseen.includes(attribute)
        ? `${attribute} cannot be answered locally: no engine here sees it`
        : `Attributes has ${attribute}, which Rekognition does not know`,
    );
  }
  return new Set(asked.includes("ALL") ? seen : asked);
}

const degrees = (radians: number): number => Math.round((radians * 180 * 100) / Math.PI) / 100;
