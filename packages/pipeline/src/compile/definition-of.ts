import type { StateMachineDefinition } from "@tributary/asl";
import type { Blueprint } from "../blueprint.ts";

/** The workflow's definition by its own type; the blueprint keeps it as plain JSON. */
export function definitionOf({ workflow }: Pick<Blueprint, "workflow">): StateMachineDefinition {
  return workflow.definition as StateMachineDefinition & Blueprint["workflow"]["definition"];
}
