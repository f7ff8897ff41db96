import * as z from "zod";
import { recordOrigin } from "./record-origin.ts";

/** A box as Rekognition gives it: fractions of the image's width and height. */
export const boundingBox = z.strictObject({
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
});

export const imageLabel = z.strictObject({
  name: z.string(),
  confidence: z.number(),
  parents: z.array(z.string()),
  instances: z.array(z.strictObject({ confidence: z.number(), box: boundingBox })),
});

export const moderationLabel = z.strictObject({
  name: z.string(),
  parent: z.string().optional(),
  confidence: z.number(),
});

export const imageText = z.strictObject({
  text: z.string(),
  confidence: z.number(),
});

/** A row of `images`: what is seen on one picture. */
export const imageRecord = z.strictObject({
  ...recordOrigin,
  width: z.int().optional(),
  height: z.int().optional(),
  labels: z.array(imageLabel),
  moderation: z.array(moderationLabel).optional(),
  text: z.string().optional(),
  text_lines: z.array(imageText).optional(),
});

export type ImageRecord = z.infer<typeof imageRecord>;
