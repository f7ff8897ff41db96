import type { ComprehendClient } from "@aws-sdk/client-comprehend";
import * as z from "zod";

const response = z.object({ headers: z.record(z.string(), z.unknown()) });
const metadata = z.object({ server: z.string().optional() });

/**
 * Keeps the `Server` header of each answer beside its metadata.
 *
 * Comprehend's answers name no model. Whoever answers may name itself in the header, and the record then says who it was.
 */
export function keepServer(client: ComprehendClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const parsed = response.safeParse(result.response);
      const server = parsed.success ? parsed.data.headers.server : undefined;
      if (typeof server === "string" && result.output) Object.assign(result.output.$metadata, { server });
      return result;
    },
    { step: "deserialize", priority: "high", name: "keepServer", override: true },
  );
}

/** Who answered, where it said so. */
export function serverOf({ $metadata }: { readonly $metadata: object }): string | undefined {
  const parsed = metadata.safeParse($metadata);
  return parsed.success ? parsed.data.server : undefined;
}
