import { expressionIn } from "../expressions/jsonata-tree.ts";
import type { ChoiceRule, DataTest } from "../states/choice.ts";
import type { QueryLanguage } from "../states/state-machine-definition.ts";

const longest = 34;

/** When a rule holds, short enough to stand beside a line. */
export function conditionText(rule: ChoiceRule, language: QueryLanguage): string {
  const text = language === "JSONata" ? jsonataText(String(rule.Condition ?? "")) : testText(rule);
  return text.length > longest ? `${text.slice(0, longest - 3).trimEnd()}...` : text;
}

function jsonataText(condition: string): string {
  const text = expressionIn(condition) ?? condition;
  return text
    .replaceAll("$states.input.", "")
    .replaceAll("$states.", "")
    .replace(/\$(?=[a-z]\w*[.\s=])/gi, "")
    .replace(/\s+/g, " ")
    .trim();
}

const signs: Readonly<Record<string, string>> = {
  Equals: "=",
  LessThan: "<",
  GreaterThan: ">",
  LessThanEquals: "<=",
  GreaterThanEquals: ">=",
  Matches: "matches",
};

function testText(test: DataTest): string {
  if (test.And) return test.And.map(testText).join(" and ");
  if (test.Or) return test.Or.map(testText).join(" or ");
  if (test.Not) return `not ${testText(test.Not)}`;
  const name = (test.Variable ?? "").replace(/^\$\.?/, "");
  for (const [field, value] of Object.entries(test)) {
    const is = /^Is(Null|Present|Numeric|String|Boolean|Timestamp)$/.exec(field)?.[1];
    if (is !== undefined)
      return `${name} is ${value === false ? "not " : ""}${is === "Null" ? "null" : is.toLowerCase()}`;
    const relation = /^(?:String|Numeric|Boolean|Timestamp)(.+?)(Path)?$/.exec(field);
    const sign = relation?.[1] === undefined ? undefined : signs[relation[1]];
    if (sign !== undefined)
      return `${name} ${sign} ${relation?.[2] ? String(value).replace(/^\$\.?/, "") : String(value)}`;
  }
  return name;
}
