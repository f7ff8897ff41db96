import * as z from "zod";

export const entity = z.strictObject({
  text: z.string(),
  type: z.string(),
  score: z.number(),
  begin_offset: z.int(),
  end_offset: z.int(),
});

export const keyPhrase = z.strictObject({
  text: z.string(),
  score: z.number(),
  begin_offset: z.int(),
  end_offset: z.int(),
});

export const piiEntity = z.strictObject({
  type: z.string(),
  score: z.number(),
  begin_offset: z.int(),
  end_offset: z.int(),
});

export const sentiment = z.strictObject({
  label: z.string(),
  positive: z.number(),
  negative: z.number(),
  neutral: z.number(),
  mixed: z.number(),
});

/** What Comprehend says about a text; any table whose records hold text can have it. */
export const textInsights = {
  language: z.string().optional(),
  language_score: z.number().optional(),
  entities: z.array(entity).optional(),
  key_phrases: z.array(keyPhrase).optional(),
  sentiment: sentiment.optional(),
  pii: z.array(piiEntity).optional(),
} as const;
