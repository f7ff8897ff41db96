import type { Diagnostic } from "../diagnostic.ts";
import type { LintContext } from "../lint-context.ts";

/** A rule looks at a whole definition of sound shape. */
export type Rule = (context: LintContext) => readonly Diagnostic[];
