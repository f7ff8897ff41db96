import { JsonataExpression } from "../jsonata/expression.ts";
import { statesMembers } from "../jsonata/states-members.ts";
import { topLevelReferences } from "../jsonata/top-level-references.ts";
import type { Findings } from "./findings.ts";

/** What `$states` has beside input and context where an expression stands. */
export type StatesMember = "result" | "errorOutput";

/**
 * AWS parses every expression before it stores a definition, and refuses those that read a context item: there is none. It
 * refuses as well what reads a result or an error where there is none (`member` says which of them there is).
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function checkJsonata(
  text: string,
  { location, member }: { location: string; member: StatesMember | undefined },
  findings: Findings,
): void {
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
  const read = statesMembers(expression.ast());
  for (const name of ["result", "errorOutput"])
    if (name !== member && read.has(name))
      findings.add("UNSUPPORTED_JSONATA_EXPRESSION", `Reference to '$states.${name}' is not supported here.`, location);
}
