import { z } from "zod";
import { checkOptions } from "../definition/check-options.ts";
import { callerPlace } from "../definition/place.ts";
import { type Extractor, extractor } from "./extractor.ts";
import type { Labels } from "./yields.ts";

export interface RekognitionLabelsOptions {
  /** Labels that Rekognition is less sure of, in percent, are left out; 55 when absent. */
  readonly minConfidence?: number;
  /** 1 to 100; 50 when absent. */
  readonly maxLabels?: number;
}

// Rekognition itself gives up to 1,000 labels; 100 with their boxes stay far below a state's 256 KiB.
const options = z.strictObject({
  minConfidence: z.number().min(0).max(100).default(55),
  maxLabels: z.int().min(1).max(100).default(50),
});

/** Names what is seen on an image with Amazon Rekognition. */
export function labels(given: RekognitionLabelsOptions = {}): Extractor<"image", Labels, "rekognition.labels"> {
  const at = callerPlace(labels);
  return extractor({
    name: "rekognition.labels",
    service: "rekognition",
    options: checkOptions(options, given, { of: "rekognition.labels()", at }),
    reads: ["image"],
    yields: "facts",
    at,
  });
}
