import type { Assigning } from "./state-fields.ts";
import type { Json } from "./state-machine-definition.ts";

/** One entry of a state's `Catch` list. */
export interface Catcher extends Assigning {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Comment?: string;
  /** JSONata: what the next state gets; the error output when absent. */
  readonly Output?: Json;
  /** JSONPath: where the error output goes in the input. */
  readonly ResultPath?: string | null;
}
