import type { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import type { Pointer } from "../contract/pointer.ts";
import { isMissing, readObject } from "../lake/read-object.ts";
import { parseJson } from "../runtime/parse-json.ts";
import { readInput } from "../runtime/read-input.ts";

const storedToken = z.object({ taskToken: z.string().min(1) });

/** Milliseconds between looks. */
const waits = [100, 200, 400, 800, 1_600];

/**
 * The task token of a job. A quick job may end before the workflow, which started it, has stored the token: that is
 * waited for, for three seconds, since the queue's next try comes much later.
 */
export async function readToken(
  s3: S3Client,
  pointer: Pointer,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<string> {
  for (const milliseconds of waits) {
    const token = await storedAt(s3, pointer).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    if (token !== undefined) return token;
    await wait(milliseconds);
  }
  return storedAt(s3, pointer);
}

async function storedAt(s3: S3Client, pointer: Pointer): Promise<string> {
  const stored = parseJson(new TextDecoder().decode(await readObject(s3, pointer)));
  return readInput(storedToken, stored).taskToken;
}
