import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { graphContext } from "./lint-context.ts";
import { transitions } from "./rules/transitions.ts";
import { uniqueNames } from "./rules/unique-names.ts";
import { shapeProblems } from "./shape.ts";

/** Codes of what stands in the way of reading a definition further. */
const unreadable: ReadonlySet<string> = new Set(["TRB-ASL-100", "TRB-ASL-109"]);

export const isUnreadable = ({ code }: Diagnostic): boolean => unreadable.has(code);

/** Why a document is no graph of states: its shape, its ways and its names, without a look into expressions. */
export function structureProblems(definition: unknown): readonly Diagnostic[] {
  const shape = shapeProblems(definition);
  if (shape.some(isUnreadable))
    return shape.toSorted((left, right) => Number(isUnreadable(right)) - Number(isUnreadable(left)));
  const context = graphContext(definition as StateMachineDefinition);
  return [...shape, ...transitions(context), ...uniqueNames(context)];
}
