import type { SourcePlace } from "@tributary/errors";

/** Where the author wrote what became a state, by the state's name; `Route/Choices/2` for a way out of it. */
export type StatePlaces = Map<string, SourcePlace>;

/** The place of whatever a JSON pointer into the definition leads to: that of the innermost state that has one. */
export function placeAt(places: StatePlaces, pointer: string): SourcePlace | undefined {
  const steps = pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  for (let at = steps.length - 1; at > 0; at--) {
    if (steps[at - 1] !== "States") continue;
    const found = places.get(steps.slice(at, at + 3).join("/")) ?? places.get(steps[at] ?? "");
    if (found) return found;
  }
  return undefined;
}
