import * as z from "zod";

/** Which extractor ran, on which service, with which model where the service names one. */
export const serviceUse = z.strictObject({
  extractor: z.string(),
  service: z.string(),
  model: z.string().optional(),
});

/** How complete a record is. A short one is `INCOMPLETE`, never `SUCCEEDED`. */
export const recordStatus = z.enum(["SUCCEEDED", "INCOMPLETE"]);

/** The fields every extracted record has: where it comes from, what made it, how complete it is. */
export const recordOrigin = {
  document_id: z.string(),
  /** `s3://bucket/key`, the way back to the raw file. */
  raw_uri: z.string(),
  version_id: z.string().optional(),
  media_type: z.string(),
  pipeline: z.string(),
  revision: z.string(),
  services: z.array(serviceUse),
  status: recordStatus,
  /** Why the record is `INCOMPLETE`. */
  reason: z.string().optional(),
  /** Arrival time of the object; fixed by the event, so that a re-run writes the same bytes. */
  received_at: z.string(),
  /** Fields that were cut to keep the row under Athena's limit. */
  truncated: z.array(z.string()).optional(),
} as const;
