import { isTributaryError } from "@tributary/errors";
import type { StackResource } from "../../template/stack-file.ts";
import type { TemplateDocument } from "../../template/template-document.ts";
import type { Parameter, StackOperation, StackOutput } from "./stack.ts";

export const valuesOf = (parameters: readonly Parameter[]): Record<string, string> =>
  Object.fromEntries(parameters.map(({ key, value }) => [key, value]));

/** What was taken over was there before the stack, and stays when the stack gives it up. */
export const kept = (resource: StackResource): StackResource => ({ ...resource, retain: true, exceptOnCreate: false });

export function stackOutputs(
  { Outputs = {} }: TemplateDocument,
  values: Readonly<Record<string, unknown>>,
): StackOutput[] {
  return Object.entries(values).map(([key, value]) => {
    const description = Outputs[key]?.Description;
    return { key, value: String(value), ...(description !== undefined && { description }) };
  });
}

/** Why an operation is rolled back, as the stack's own event tells it. */
export function reasonOf(failed: readonly string[], error: unknown, kind: StackOperation["kind"]): string {
  const why = isTributaryError(error) || error instanceof Error ? error.message : String(error);
  if (failed.length === 0) return why;
  const verb = kind === "CREATE" ? "create" : kind === "IMPORT" ? "import" : "update";
  return `The following resource(s) failed to ${verb}: [${failed.join(", ")}]. `;
}
