import * as z from "zod";
import { pointer } from "./pointer.ts";

/** What one extractor left behind: a small answer in the state, one object of the lake, or a folder of them. */
export const serviceOutput = z
  .strictObject({
    /** `textract.analyze` */
    extractor: z.string().regex(/^[a-z]+\.[A-Za-z]+$/),
    service: z.string().min(1),
    model: z.string().optional(),
    /** A small bounded answer in the service's own shape. */
    result: z.record(z.string(), z.unknown()).optional(),
    /** One object that holds the service's answer. */
    pointer: pointer.optional(),
    /** The folder of one job's answer. */
    prefix: pointer.optional(),
  })
  .refine(({ result, pointer, prefix }) => [result, pointer, prefix].filter(Boolean).length === 1, {
    error: "an output has one of result, pointer and prefix",
  });

export type ServiceOutput = z.infer<typeof serviceOutput>;
