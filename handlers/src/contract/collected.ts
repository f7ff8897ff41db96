import * as z from "zod";
import { pointer } from "./pointer.ts";

/** What `collect` hands on: the record's place and the facts that the metadata row repeats. */
export const collected = z.strictObject({
  status: z.enum(["SUCCEEDED", "INCOMPLETE"]),
  /** `PagesMissing: 3 of 5 pages came back`; only when the record is `INCOMPLETE`. */
  reason: z.string().optional(),
  record: pointer,
  facts: z.strictObject({
    table: z.string(),
    services: z.array(z.strictObject({ extractor: z.string(), service: z.string(), model: z.string().optional() })),
    language: z.string().optional(),
    pages: z.int().optional(),
    seconds: z.number().optional(),
    characters: z.int().optional(),
  }),
});

export type Collected = z.infer<typeof collected>;
