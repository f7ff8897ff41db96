import type { S3Client } from "@aws-sdk/client-s3";
import { s3Uri } from "@tributary/catalog";
import type { Pointer } from "../contract/pointer.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import { parseJson } from "../runtime/parse-json.ts";
import { isMissing, readObject } from "./read-object.ts";

/** A service's answer as the lake holds it: JSON, there, and readable; or a reason a person understands. */
export async function readAnswer(s3: S3Client, pointer: Pointer): Promise<Record<string, unknown>> {
  const bytes = await readObject(s3, pointer).catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause;
    throw new ReasonError("OutputMissing", `The service left no answer at ${s3Uri(pointer)}.`, { cause });
  });
  const answer = parseJson(new TextDecoder().decode(bytes));
  if (isObject(answer)) return answer;
  throw new ReasonError("OutputUnreadable", `The answer at ${s3Uri(pointer)} is not a JSON object.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
