import * as z from "zod";

/** The part of S3's `Object Created` event that ingest reads. Keys are not percent-encoded in EventBridge events. */
export const objectCreated = z.object({
  "detail-type": z.literal("Object Created"),
  time: z.iso.datetime({ offset: true }),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({
      key: z.string().min(1),
      size: z.int().min(0).default(0),
      etag: z.string().default(""),
      "version-id": z.string().optional(),
    }),
  }),
});

export type ObjectCreated = z.infer<typeof objectCreated>;
