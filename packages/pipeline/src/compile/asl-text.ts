import { printAsl, type StateMachineDefinition } from "@tributary/asl";
import type { Blueprint } from "../blueprint.ts";

/** The workflow of a blueprint as text, laid out as a person would write it. */
export function aslText({ workflow }: Pick<Blueprint, "workflow">): string {
  return printAsl(workflow.definition as StateMachineDefinition & Blueprint["workflow"]["definition"]);
}
