import * as z from "zod";

/** The workflow's execution input: one version of one object that arrived under the raw prefix. */
export const arrivedObject = z.strictObject({
  documentId: z.string().regex(/^[a-z2-7]{26}$/),
  pipeline: z.string().min(1),
  revision: z.string().regex(/^[0-9a-z]{8}$/),
  /** The event's own time. */
  receivedAt: z.iso.datetime({ offset: true }),
  raw: z.strictObject({
    bucket: z.string().min(3),
    key: z.string().min(1),
    versionId: z.string().optional(),
    etag: z.string(),
    bytes: z.int().min(0),
  }),
});

export type ArrivedObject = z.infer<typeof arrivedObject>;
