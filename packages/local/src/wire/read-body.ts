import type { Readable } from "node:stream";
import { ServiceError } from "../services/service-error.ts";

/** The whole body of a small request. */
export async function readBody(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > limit) throw new ServiceError("RequestEntityTooLarge", `Request is larger than ${limit} bytes.`, 413);
    chunks.push(bytes);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
