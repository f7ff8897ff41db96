import * as z from "zod";

export const fileKind = z.enum(["document", "audio", "image", "video", "text"]);

export type FileKind = z.infer<typeof fileKind>;

/** What `identify` found out about an object. */
export const identified = z.strictObject({
  kind: fileKind,
  mediaType: z.string(),
  tenant: z.string(),
  bytes: z.int(),
  /** `sha256:<hex>` when the object was read whole, else S3's own: `crc64nvme:<base64>`, `etag:<etag>`. */
  checksum: z.string(),
  /** What a complete answer has to cover. */
  expected: z.strictObject({
    pages: z.int().optional(),
    seconds: z.number().optional(),
    characters: z.int().optional(),
  }),
  /** Pixels of an image. */
  size: z.strictObject({ width: z.int(), height: z.int() }).optional(),
  /** How kind and type were found, and whether the name says otherwise. */
  basis: z.string(),
});

export type Identified = z.infer<typeof identified>;
