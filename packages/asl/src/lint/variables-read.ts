import { freeVariables } from "./free-variables.ts";
import { jsonataFunctions } from "./jsonata-functions.ts";
import type { LintContext } from "./lint-context.ts";

export interface VariableRead {
  readonly name: string;
  /** JSON pointer of the expression. */
  readonly location: string;
  /** JSON pointer of the state. */
  readonly state: string;
}

/** Every variable the states of a definition read, in both query languages. */
export function variablesRead({ expressions, states }: LintContext): readonly VariableRead[] {
  const inJsonata = expressions.flatMap(({ tree, location, placed }) =>
    tree
      ? [...freeVariables(tree)]
          .filter((name) => name !== "states" && name !== "eval" && !jsonataFunctions.has(name))
          .map((name) => ({ name, location, state: placed.location }))
      : [],
  );
  const inJsonPath = states.flatMap(({ state, location, language }) =>
    language === "JSONPath" ? pathVariables(state).map((name) => ({ name, location, state: location })) : [],
  );
  return [...inJsonata, ...inJsonPath];
}

const graphs = new Set(["Branches", "ItemProcessor", "Iterator"]);

/** `$name` where a path or an intrinsic function stands; `$.`, `$[` and `$$` are the input and the context. */
function pathVariables(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") {
    const isPath = key.endsWith(".$") || key.endsWith("Path") || key === "Variable";
    return isPath
      ? [...value.matchAll(/(?<![$\w'])\$([A-Za-z_]\w*)/g)].flatMap(([, name]) => (name ? [name] : []))
      : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([inner, field]) => (graphs.has(inner) ? [] : pathVariables(field, inner)));
}
