import type { Diagnostic } from "../diagnostic.ts";
import type { GraphContext, LintContext } from "../lint-context.ts";

/** A rule looks at a whole definition of sound shape. */
export type Rule = (context: LintContext) => readonly Diagnostic[];

/** A rule that looks at names and ways only. */
export type GraphRule = (context: GraphContext) => readonly Diagnostic[];
