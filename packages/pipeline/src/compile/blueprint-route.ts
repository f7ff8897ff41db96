import type { BlueprintExtractor, BlueprintRoute } from "../blueprint.ts";
import type { Route } from "../definition/on.ts";
import type { ExtractorNode } from "../extractors/extractor.ts";
import { tableOf } from "../workflow/table-of.ts";
import { whereText } from "../workflow/where-text.ts";

/** A route as plain JSON. */
export function blueprintRoute(route: Route): BlueprintRoute {
  const { mediaTypes, keys } = route.match;
  const where = whereText(route);
  return {
    kind: route.kind,
    match: { mediaTypes, keys, ...(where === undefined ? {} : { where }) },
    table: tableOf(route.kind),
    extractors: route.extractors.map((node) => sequence(node)),
  };
}

function sequence(node: ExtractorNode, after?: string): readonly BlueprintExtractor[] {
  const { name, service, options } = node;
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const own = { name, service, options: Object.fromEntries(given), ...(after === undefined ? {} : { after }) };
  return [own, ...node.next.flatMap((next) => sequence(next, name))];
}
