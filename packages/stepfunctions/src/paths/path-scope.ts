import type { Json } from "../json.ts";
import type { RandomSource } from "../random.ts";

/** What a JSONPath of a state can see: `$`, `$$` and `$variable`. */
export interface PathScope {
  readonly root: Json;
  context(): Json;
  variable(name: string): Json | undefined;
  readonly random: RandomSource;
}
