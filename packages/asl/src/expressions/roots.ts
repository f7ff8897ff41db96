import { TributaryError } from "@tributary/errors";
import { type Expr, expr } from "./expr.ts";

type StatesField = "input" | "result" | "errorOutput" | "context";

/** `$states.input` and its siblings. */
export function statesField<T>(of: StatesField): Expr<T> {
  return expr({ kind: "reference", root: Object.freeze({ of }), path: Object.freeze([]) });
}

/** The variables of the flow: `vars.jobId` is `$jobId`. */
export function variables<Vars extends object>(): { readonly [K in keyof Vars & string]: Expr<Vars[K]> } {
  return new Proxy(Object.create(null), {
    get: (_, name) =>
      typeof name === "symbol"
        ? undefined
        : expr({ kind: "reference", root: Object.freeze({ of: "variable", name }), path: Object.freeze([]) }),
    ownKeys: () => {
      throw new TributaryError("TRB-ASL-001", "the variables were spread or listed", {
        fix: "Name each: { jobId: vars.jobId }.",
      });
    },
  });
}
