import type { SourcePlace } from "@tributary/errors";
import type { Blueprint } from "../blueprint.ts";
import type { PipelineDefinition } from "../definition/pipeline.ts";
import { at } from "../definition/place.ts";
import { placeAt, type StatePlaces } from "../workflow/state-places.ts";

interface Sources {
  readonly whole: SourcePlace | undefined;
  readonly states: StatePlaces;
}

/** Beside the blueprint, which is plain JSON and the same wherever its author's file lies. */
const sources = new WeakMap<Blueprint, Sources>();

export function rememberPlaces(blueprint: Blueprint, definition: PipelineDefinition, states: StatePlaces): void {
  sources.set(blueprint, { whole: at(definition).at, states });
}

/**
 * Where the author wrote what a part of the workflow comes of: the extractor, the route, or else the pipeline. `pointer` is a
 * JSON pointer into the definition. Only the blueprint that `compile` answered knows it, not a copy.
 *
 * @example sourcePlace(blueprint, "/States/Process/Branches/0/States/Route")
 */
export function sourcePlace(blueprint: Blueprint, pointer: string): SourcePlace | undefined {
  const known = sources.get(blueprint);
  return known && (placeAt(known.states, pointer) ?? known.whole);
}
