import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { lintContext, type WorkflowType } from "./lint-context.ts";
import { rules } from "./rules/registry.ts";
import { shapeProblems } from "./shape.ts";
import { isUnreadable } from "./structure-problems.ts";

/** A diagnostic that is accepted, and why. */
export interface Allowed {
  readonly code: Diagnostic["code"];
  /** JSON pointer of the state or field; everywhere when left away. */
  readonly location?: string;
  readonly reason: string;
}

export interface LintOptions {
  readonly allow?: readonly Allowed[];
  /** What the definition is to run as; `STANDARD` when left away. */
  readonly type?: WorkflowType;
}

/**
 * What is wrong with a definition, and what will hurt: errors first, each with its code and place.
 *
 * @example lint(machine.toAsl()).filter(({ severity }) => severity === "error")
 */
export function lint(definition: unknown, { allow = [], type = "STANDARD" }: LintOptions = {}): readonly Diagnostic[] {
  const shape = shapeProblems(definition);
  const broken = shape.some(isUnreadable);
  const found = broken ? shape : [...shape, ...ofSound(definition as StateMachineDefinition, type)];
  const kept = found.filter((diagnostic) => !allow.some((allowed) => covers(allowed, diagnostic)));
  return kept.sort((left, right) => Number(left.severity === "warning") - Number(right.severity === "warning"));
}

function ofSound(definition: StateMachineDefinition, type: WorkflowType): readonly Diagnostic[] {
  const context = lintContext(definition, type);
  return rules.flatMap((rule) => rule(context));
}

function covers({ code, location }: Allowed, diagnostic: Diagnostic): boolean {
  if (code !== diagnostic.code) return false;
  return location === undefined || diagnostic.location === location || diagnostic.location.startsWith(`${location}/`);
}
