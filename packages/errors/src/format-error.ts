import { isTributaryError, type SourcePlace } from "./tributary-error.ts";

/** How an error is told to a person: what, where, what to do, and the code. Our own defects keep their stack. */
export function formatError(error: unknown): string {
  if (!isTributaryError(error)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = [`${error.code}: ${error.message}`];
  if (error.at) lines.push(`  at   ${formatPlace(error.at)}`);
  if (error.cause instanceof Error && !error.message.includes(error.cause.message))
    lines.push(`  why  ${error.cause.message}`);
  lines.push(`  fix  ${error.fix}`);
  return lines.join("\n");
}

function formatPlace({ file, line, column }: SourcePlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}
