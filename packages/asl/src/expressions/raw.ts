import { TributaryError } from "@tributary/errors";
import type { DataTest } from "../states/choice.ts";
import { type Expr, expr } from "./expr.ts";

/**
 * JSONata written by hand, typed by the author. Neither `{%` nor `%}` belongs in it.
 *
 * @example jsonata<number>("$sum($states.input.lines.amount)")
 */
export function jsonata<T>(text: string): Expr<T> {
  const trimmed = text.trim();
  if (trimmed === "") throw new TributaryError("TRB-ASL-003", "an expression is empty");
  if (trimmed.startsWith("{%"))
    throw new TributaryError("TRB-ASL-003", `an expression brings its own delimiters: ${trimmed}`);
  return expr({ kind: "raw", language: "JSONata", text: trimmed });
}

/**
 * A path or a call of an intrinsic function written by hand, typed by the author; for machines in JSONPath.
 *
 * @example jsonPath<number>("States.MathRandom(1, 6)")
 */
export function jsonPath<T>(text: string): Expr<T> {
  const trimmed = text.trim();
  if (!/^(\$|States\.[A-Za-z0-9]+\()/.test(trimmed)) {
    throw new TributaryError("TRB-ASL-003", `neither a path nor an intrinsic function: "${trimmed}"`);
  }
  return expr({ kind: "raw", language: "JSONPath", text: trimmed });
}

/**
 * A data test of a Choice written by hand, for machines in JSONPath.
 *
 * @example route.when(() => dataTest({ Variable: "$.key", StringMatches: "*.jpg" }), "Picture")
 */
export function dataTest(test: DataTest): Expr<boolean> {
  return expr({ kind: "test", test });
}
