import { expressionIn, isTree, type JsonataTree, parseJsonata } from "../expressions/jsonata-tree.ts";
import type { Json, QueryLanguage } from "../states/state-machine-definition.ts";

/**
 * What can be known of a string before the run: its literal parts, with `*` for the rest.
 *
 * `{% 'tokens/textract/' & $states.input.JobId & '.json' %}` is `tokens/textract/*.json`.
 */
export function patternOf(value: Json | undefined, language: QueryLanguage): string {
  if (typeof value !== "string") return "*";
  const pattern = language === "JSONata" ? ofJsonata(value) : ofJsonPath(value);
  return pattern.replace(/\*+/g, "*");
}

function ofJsonata(value: string): string {
  const expression = expressionIn(value);
  if (expression === undefined) return value;
  try {
    return ofTree(parseJsonata(expression));
  } catch {
    // An expression that cannot be read is the lint's to report; here it is only unknown.
    return "*";
  }
}

function ofTree(tree: JsonataTree): string {
  if (tree.type === "string") return String(tree.value);
  const { lhs, rhs } = tree;
  if (tree.type === "binary" && tree.value === "&" && isTree(lhs) && isTree(rhs)) return ofTree(lhs) + ofTree(rhs);
  return "*";
}

function ofJsonPath(value: string): string {
  const format = /^States\.Format\('((?:[^'\\]|\\.)*)'/.exec(value)?.[1];
  return format === undefined ? "*" : format.replaceAll("{}", "*").replaceAll(/\\(.)/g, "$1");
}
