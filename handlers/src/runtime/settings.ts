import * as z from "zod";

const name = z.string().min(1);

/** JSON text of `[{ name, prefix?, tags? }]`. */
const tenantScopes = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "is not JSON" });
      return z.NEVER;
    }
  })
  .pipe(
    z.array(z.strictObject({ name, prefix: z.string().optional(), tags: z.record(z.string(), z.string()).optional() })),
  );

/** Every variable that a handler may read; each handler picks its own. */
export const settings = z.object({
  RAW_BUCKET: name,
  RAW_PREFIX: z.string(),
  LAKE_BUCKET: name,
  PIPELINE: name,
  REVISION: name,
  STATE_MACHINE_ARN: name,
  TENANTS: tenantScopes,
  PARTITIONS: z.enum(["projected", "registered"]),
  DATABASE: name,
});
