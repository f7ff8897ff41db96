import type { LocatedJson, TextPlace } from "./read-json.ts";

/** Where the part a JSON pointer names stands, or the nearest part around it. */
export function placeIn({ places }: LocatedJson, pointer: string): TextPlace {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = places.get(at);
    if (place) return place;
    if (at === "") return { line: 1, column: 1 };
  }
}
