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
    for (const earlier of routes.slice(0, index)) {
      const same = earlier.kind === route.kind ? sameFiles(earlier, route) : undefined;
      if (same === undefined) continue;
      const line = at(earlier).at?.line;
      const first = line === undefined ? "" : ` The first is on line ${line}.`;
      throw new TributaryError("TRB-PIP-007", `Two routes take the same ${same} files.${first}`, at(route));
    }
  });
}

/** What both routes take, in words; undefined where they differ or one of them narrows the other. */
function sameFiles({ kind, match: one }: Route, { match: other }: Route): string | undefined {
  if (matchesEveryFile(one) || matchesEveryFile(other))
    return matchesEveryFile(one) && matchesEveryFile(other) ? kind : undefined;
  if (!sameSet(one.keys, other.keys) || one.where !== other.where) return undefined;
  if (one.mediaTypes.length === 0 && other.mediaTypes.length === 0) return kind;
  const shared = one.mediaTypes.filter((type) => other.mediaTypes.includes(type));
  return shared.length === 0 ? undefined : shared.join(" and ");
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
