import { TributaryError } from "@tributary/errors";
import { matchesEveryFile } from "../definition/match.ts";
import type { Route } from "../definition/on.ts";
import type { PipelineDefinition } from "../definition/pipeline.ts";
import { at } from "../definition/place.ts";

/** Refuses a pipeline without routes, and two routes of a kind that ask the same of a file. */
export function checkRoutes(definition: PipelineDefinition): void {
  const { routes } = definition;
  if (routes.length === 0) {
    throw new TributaryError("TRB-PIP-006", `Pipeline ${definition.name} has no routes.`, at(definition));
  }
  routes.forEach((route, index) => {
    const rival = routes.slice(0, index).find((earlier) => earlier.kind === route.kind && sameFiles(earlier, route));
    if (!rival) return;
    const line = at(rival).at?.line;
    const first = line === undefined ? "" : ` The first is on line ${line}.`;
    throw new TributaryError("TRB-PIP-007", `Two routes take the same ${route.kind} files.${first}`, at(route));
  });
}

function sameFiles({ match: one }: Route, { match: other }: Route): boolean {
  if (matchesEveryFile(one) || matchesEveryFile(other)) return matchesEveryFile(one) && matchesEveryFile(other);
  return sameSet(one.mediaTypes, other.mediaTypes) && sameSet(one.keys, other.keys) && one.where === other.where;
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
