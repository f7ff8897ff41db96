import type { ImageRecord } from "@tributary/catalog";
import type { RekognitionAnswer } from "../answers/rekognition-answer.ts";
import type { Identified } from "../contract/identified.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";

/** The record of a picture: its labels, and moderation and text where they were asked for. */
export function imageDraft({ rekognition }: Gathered, { size }: Identified): Draft<"images"> {
  const moderated = rekognition.some(({ ModerationLabels }) => ModerationLabels);
  const lines = linesOf(rekognition);
  return {
    content: {
      ...(size ? { width: size.width, height: size.height } : {}),
      labels: rekognition.flatMap(labelsOf),
      ...(moderated ? { moderation: rekognition.flatMap(moderationOf) } : {}),
      ...(lines ? { text: lines.map(({ text }) => text).join("\n"), text_lines: lines } : {}),
    },
    shortcomings: [],
    facts: {},
  };
}

function labelsOf({ Labels }: RekognitionAnswer): ImageRecord["labels"] {
  return (Labels ?? []).flatMap((one) => {
    if (!("Name" in one)) return [];
    const instances = (one.Instances ?? []).map(({ Confidence, BoundingBox: box }) => ({
      confidence: Confidence,
      box: { left: box.Left, top: box.Top, width: box.Width, height: box.Height },
    }));
    const parents = (one.Parents ?? []).map(({ Name }) => Name);
    return [{ name: one.Name, confidence: one.Confidence, parents, instances }];
  });
}

function moderationOf({ ModerationLabels }: RekognitionAnswer): NonNullable<ImageRecord["moderation"]> {
  return (ModerationLabels ?? []).map(({ Name, ParentName, Confidence }) => ({
    name: Name,
    ...(ParentName ? { parent: ParentName } : {}),
    confidence: Confidence,
  }));
}

/** Rekognition gives every line and then its words again. */
function linesOf(answers: readonly RekognitionAnswer[]): ImageRecord["text_lines"] {
  const asked = answers.flatMap(({ TextDetections }) => (TextDetections ? [TextDetections] : []));
  if (asked.length === 0) return undefined;
  return asked
    .flat()
    .filter(({ Type }) => Type !== "WORD")
    .map(({ DetectedText, Confidence }) => ({ text: DetectedText, confidence: Confidence }));
}
