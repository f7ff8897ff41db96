import type * as z from "zod";
import { ReasonError } from "../reasons/reason-error.ts";

/** Checks what came in at the door, and says in one sentence what does not fit. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ReasonError("InvalidInput", `The input does not fit: ${describe(parsed.error)}.`);
}

/** Checks the function's settings, which the template gives. */
export function readEnvironment<T>(schema: z.ZodType<T>, environment: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new ReasonError("InvalidConfiguration", `The function's environment does not fit: ${describe(parsed.error)}.`);
}

function describe(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}
