import { JsonataExpression } from "../jsonata/expression.ts";
import { topLevelReferences } from "../jsonata/top-level-references.ts";
import type { Findings } from "./findings.ts";

/** AWS parses every expression before it stores a definition, and refuses those that read a context item: there is none. */
export function checkJsonata(text: string, location: string, findings: Findings): void {
  let expression: JsonataExpression;
  try {
    expression = JsonataExpression.compile(text);
  } catch (error) {
    const { message } = error as { message?: unknown };
    findings.add("INVALID_JSONATA_EXPRESSION", String(message ?? error), location);
    return;
  }
  for (const name of topLevelReferences(expression.ast()))
    findings.add(
      "UNSUPPORTED_JSONATA_EXPRESSION",
      `Reference to '${name}' at the top level is not supported.`,
      location,
    );
}
