import { EngineError } from "../engine-error.ts";

const known = ["FORMS", "TABLES", "QUERIES", "LAYOUT", "SIGNATURES"] as const;

export type FeatureType = (typeof known)[number];

/** Checks FeatureTypes as Textract does, and says plainly what the local engine cannot see. */
export function checkFeatures(features: readonly string[], queries: number): readonly FeatureType[] {
  const checked = features.map((feature) => {
    const match = known.find((name) => name === feature);
    if (match) return match;
    throw new EngineError("InvalidParameterException", `FeatureTypes has ${feature}; known are ${known.join(", ")}`);
  });
  if (checked.length === 0)
    throw new EngineError("InvalidParameterException", "FeatureTypes needs at least one feature");
  if (checked.includes("SIGNATURES")) {
    throw new EngineError(
      "InvalidParameterException",
      "SIGNATURES cannot be answered locally: no engine here sees signatures",
    );
  }
  if (checked.includes("QUERIES") !== queries > 0) {
    throw new EngineError(
      "InvalidParameterException",
      "QUERIES and QueriesConfig go together: one was given without the other",
    );
  }
  return checked;
}
