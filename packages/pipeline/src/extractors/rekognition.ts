import { labels } from "./rekognition-labels.ts";

/** Extractors of Amazon Rekognition. */
export const rekognition = Object.freeze({ labels });
