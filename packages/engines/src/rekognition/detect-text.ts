import type { Answer } from "../answer.ts";
import { EngineError, isEngineError } from "../engine-error.ts";
import { detectDocumentText } from "../textract/detect-document-text.ts";

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
