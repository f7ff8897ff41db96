import { isTree, type JsonataTree, treeChildren } from "../expressions/jsonata-tree.ts";
import { freeVariables } from "./free-variables.ts";
import { jsonataFunctions } from "./jsonata-functions.ts";
import type { LintContext } from "./lint-context.ts";

export interface VariableRead {
  readonly name: string;
  /** JSON pointer of the expression. */
  readonly location: string;
  /** JSON pointer of the state. */
  readonly state: string;
  /** Without such a variable it is JSONata's own function of the name. */
  readonly isFunction?: true;
  /** Whether the name is called. */
  readonly isCalled: () => boolean;
}

/** Every variable the states of a definition read, in both query languages. */
export function variablesRead({ expressions, states }: LintContext): readonly VariableRead[] {
  const inJsonata = expressions.flatMap(({ tree, location, placed }) =>
    tree
      ? [...freeVariables(tree)]
          .filter((name) => name !== "states" && name !== "eval")
          .map((name) => ({
            name,
            location,
            state: placed.location,
            ...(jsonataFunctions.has(name) && { isFunction: true as const }),
            isCalled: () => calls(tree, name),
          }))
      : [],
  );
  const inJsonPath = states.flatMap(({ state, location, language }) =>
    language === "JSONPath"
      ? pathVariables(state).map((name) => ({ name, location, state: location, isCalled: () => false }))
      : [],
  );
  return [...inJsonata, ...inJsonPath];
}

/** Whether an expression calls `$name(...)`. */
function calls(tree: JsonataTree, name: string): boolean {
  const { procedure } = tree;
  const isCall = tree.type === "function" || tree.type === "partial";
  if (isCall && isTree(procedure) && procedure.type === "variable" && procedure.value === name) return true;
  return treeChildren(tree).some((child) => calls(child, name));
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
