import type { AwsModel } from "../aws/aws-model.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type LintContext, lintContext, type WorkflowType } from "./lint-context.ts";
import { rules } from "./rules/registry.ts";
import { shapeProblems } from "./shape.ts";
import { type Allowed, covers, idleSilencers, silencersIn } from "./silenced.ts";
import { isUnreadable } from "./structure-problems.ts";

export interface LintOptions {
  /** What is accepted, beside what `lint-allow` in the definition's comments accepts. A reason must be given. */
  readonly allow?: readonly Allowed[];
  /** What the definition is to run as; `STANDARD` when left away. */
  readonly type?: WorkflowType;
  /** How many items a Map is taken to have at worst, when nothing says it; 1,000 when left away. */
  readonly items?: number;
  /** What services take, as `installedClients(folder)` knows it. Without it actions and arguments are not looked at. */
  readonly aws?: AwsModel;
}

/**
 * What is wrong with a definition, and what will hurt: errors first, each with its code and place.
 *
 * @example lint(machine.toAsl()).filter(({ severity }) => severity === "error")
 */
export function lint(
  definition: unknown,
  { allow = [], type = "STANDARD", items = 1000, aws }: LintOptions = {},
): readonly Diagnostic[] {
  const shape = shapeProblems(definition);
  const broken = shape.some(isUnreadable);
  const found = broken
    ? shape
    : ofSound(shape, lintContext(definition as StateMachineDefinition, { type, items, ...(aws && { aws }) }));
  const kept = found.filter((diagnostic) => !allow.some((allowed) => covers(allowed, diagnostic)));
  return kept.sort((left, right) => Number(left.severity === "warning") - Number(right.severity === "warning"));
}

function ofSound(shape: readonly Diagnostic[], context: LintContext): readonly Diagnostic[] {
  const found = [...shape, ...rules.flatMap((rule) => rule(context))];
  const silencers = silencersIn(context);
  const kept = found.filter((diagnostic) => !silencers.some((silencer) => covers(silencer, diagnostic)));
  return [...kept, ...idleSilencers(silencers, found)];
}
