import { printAsl } from "@tributary/asl";
import type { Blueprint } from "../blueprint.ts";
import { definitionOf } from "./definition-of.ts";

/** The workflow of a blueprint as text, laid out as a person would write it. */
export function aslText(blueprint: Pick<Blueprint, "workflow">): string {
  return printAsl(definitionOf(blueprint));
}
