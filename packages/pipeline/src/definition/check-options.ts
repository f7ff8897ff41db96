import { type SourcePlace, TributaryError } from "@tributary/errors";
import type { z } from "zod";

export interface OptionsOwner {
  /** What the author called: `tenant()`, `textract.analyze()`. */
  readonly of: string;
  readonly at: SourcePlace | undefined;
}

/** Checks what an author passed against a schema; the first thing that does not fit is told as one sentence. */
export function checkOptions<S extends z.ZodType>(schema: S, options: unknown, { of, at }: OptionsOwner): z.output<S> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const place = at ? { at } : {};
  const [issue] = parsed.error.issues;
  if (!issue) throw parsed.error;
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((key) => JSON.stringify(path ? `${path}.${key}` : key)).join(", ");
    throw new TributaryError("TRB-PIP-001", `${of} has no option ${names}.`, place);
  }
  const subject = path ? `option "${path}" of ${of}` : `what ${of} was given`;
  throw new TributaryError("TRB-PIP-002", `Cannot read ${subject}: ${sentence(issue.message)}.`, place);
}

function sentence(message: string): string {
  return message.replace(/^Invalid input: /, "").replace(/\.$/, "");
}
