import { svgOf } from "@tributary/asl";
import type { Blueprint } from "../blueprint.ts";
import { definitionOf } from "./definition-of.ts";

/** The workflow of a blueprint as an SVG document. */
export function workflowPicture(blueprint: Pick<Blueprint, "workflow" | "name">): string {
  return svgOf(definitionOf(blueprint), blueprint.name);
}
