import type jsonata from "jsonata";
import type { ExprNode } from "jsonata";
import { QueryFault } from "../interpreter/state-failure.ts";
import type { Json, JsonObject } from "../json.ts";
import { lazyRequire } from "../lazy-require.ts";
import type { RandomSource } from "../random.ts";
import { awsFunctions, SEQUENCE_LENGTH } from "./aws-functions.ts";
import { compileFastPath, type FastExpression } from "./fast-path.ts";
import { NOT_FAST } from "./fast-steps.ts";
import { guardedRegExp } from "./guarded-reg-exp.ts";
import { rejectNewerOperators } from "./newer-operators.ts";
import { plainResult } from "./plain-result.ts";

/** What an expression can see. `bindings()` is asked only when the full evaluator runs. */
export interface QueryScope {
  /** `$states` */
  states(): JsonObject;
  variable(name: string): Json | undefined;
  bindings(): Record<string, Json>;
  readonly random: RandomSource;
  now(): number;
}

/** An expression may compute this long; AWS has a limit of its own that it does not publish. */
const EVALUATION_MS = 1_000;
/** AWS evaluates an expression nested this deep and no deeper (measured: its bounds lie between 99 and 101). */
const EVALUATION_DEPTH = 100;
/** The same bound for texts: one of 2^22 characters passes on AWS, one of 2^23 does not. */
const TEXT_LENGTH = 6_990_256;
const MEMORY = "Expression evaluation memory limit exceeded: Check for excessive memory usage";

const parser = lazyRequire((require): typeof jsonata => require("jsonata"));
const cache = new Map<string, JsonataExpression>();

/** A JSONata expression, parsed once. Simple ones are answered at once, the rest by jsonata. */
export class JsonataExpression {
  readonly text: string;
  readonly #expression: jsonata.Expression;
  readonly #fast: FastExpression | undefined;

  private constructor(text: string) {
    this.text = text;
    this.#expression = parser()(text, {
      timeout: EVALUATION_MS,
      stack: EVALUATION_DEPTH,
      sequence: SEQUENCE_LENGTH,
      RegexEngine: guardedRegExp,
    });
    rejectNewerOperators(this.#expression.ast(), text);
    this.#fast = compileFastPath(this.#expression.ast());
  }

  /** Throws jsonata's own error when the text is not an expression. */
  static compile(text: string): JsonataExpression {
    let expression = cache.get(text);
    if (!expression) {
      expression = new JsonataExpression(text);
      if (cache.size > 10_000) cache.clear();
      cache.set(text, expression);
    }
    return expression;
  }

  ast(): ExprNode {
    return this.#expression.ast();
  }

  evaluate(scope: QueryScope, location: string): Json | Promise<Json> {
    if (this.#fast) {
      const value = this.#fast(scope);
      if (value !== NOT_FAST) return this.#checked(value, location);
    }
    return this.#evaluateFully(scope, location);
  }

  async #evaluateFully(scope: QueryScope, location: string): Promise<Json> {
    const bindings: Record<string, unknown> = { ...scope.bindings(), states: scope.states(), ...awsFunctions(scope) };
    let value: unknown;
    try {
      value = await this.#expression.evaluate(undefined, bindings);
    } catch (error) {
      throw new QueryFault(`${this.#named(location)} threw an error during evaluation${describe(error)}`, location);
    }
    return this.#checked(value, location);
  }

  #checked(value: unknown, location: string): Json {
    if (value === undefined) throw new QueryFault(`${this.#named(location)} returned nothing (undefined).`, location);
    if (typeof value === "string" && value.length > TEXT_LENGTH)
      throw new QueryFault(`${this.#named(location)} threw an error during evaluation: ${MEMORY}`, location);
    const plain = plainResult(value);
    if (plain === undefined)
      throw new QueryFault(`${this.#named(location)} returned an unsupported result type.`, location);
    return plain;
  }

  #named(location: string): string {
    return `The JSONata expression '${this.text}' specified for the field '${location}'`;
  }
}

/** The bounds of an evaluation, which AWS tells without a code. */
const BOUNDS: Readonly<Record<string, string>> = {
  D1011: "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive",
  D1012: "Expression evaluation timeout: Check for infinite loop",
  D2014: MEMORY,
  D2015: MEMORY,
};

function describe(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (error instanceof RangeError) return `: ${/string length/i.test(error.message) ? MEMORY : BOUNDS.D1011}`;
  if (typeof code !== "string") return `: ${String(message ?? error)}`;
  const bound = BOUNDS[code];
  return bound === undefined ? `. ${code}: ${String(message)}` : `: ${bound}`;
}
