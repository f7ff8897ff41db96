import type { ContextValues } from "./access-request.ts";

/** Condition keys of one request. Key names are compared without regard to case, as IAM does. */
export class ConditionContext {
  readonly #values = new Map<string, readonly string[]>();

  constructor(values: ContextValues) {
    for (const [key, value] of Object.entries(values)) {
      this.#values.set(foldKey(key), typeof value === "string" ? [value] : value);
    }
  }

  get(key: string): readonly string[] | undefined {
    return this.#values.get(foldKey(key));
  }
}

/** Tag names behind the slash keep their case in the value but not in the match: IAM folds the whole key. */
function foldKey(key: string): string {
  return key.toLowerCase();
}
