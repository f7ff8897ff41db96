import { analyzeDocument } from "./analyze-document.ts";
import { detectLabels } from "./detect-labels.ts";
import { detectText } from "./detect-text.ts";
import { readText } from "./read-text.ts";
import type { ExtractorSteps } from "./step.ts";
import { transcribeMedia } from "./transcribe-media.ts";

/** The states of each extractor. Adding an extractor adds a line. */
export const steps: ExtractorSteps = {
  "textract.analyze": analyzeDocument,
  "textract.text": detectText,
  transcribe: transcribeMedia,
  ...readText,
  "rekognition.labels": detectLabels,
};
