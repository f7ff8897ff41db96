import type { Code } from "@tributary/errors";

/** Something the lint has to say about a definition. */
export interface Diagnostic {
  readonly code: Extract<Code, `TRB-ASL-${string}`>;
  /** `error`: AWS refuses it or it fails when it runs. `warning`: it runs, and hurts one day. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /** JSON pointer into the definition; empty for the whole of it. */
  readonly location: string;
}
