import { expressionIn } from "../expressions/jsonata-tree.ts";
import type { ChoiceRule, DataTest } from "../states/choice.ts";
import type { QueryLanguage } from "../states/state-machine-definition.ts";

const longest = 34;

/** When a rule holds, short enough to stand beside a line. */
export function conditionText(rule: ChoiceRule, language: QueryLanguage): string {
  const text = language === "JSONata" ? jsonataText(String(rule.Condition ?? "")) : testText(rule);
  const short = text.length > longest ? withoutPaths(text) : text;
  return short.length > longest ? `${short.slice(0, longest - 3).trimEnd()}...` : short;
}

/** Rules of one choice often test one place, so what is at a path's end, and after it, tells them apart. */
function withoutPaths(text: string): string {
  // Every other piece stands in quotes.
  const pieces = text.split(/('[^']*'|"[^"]*")/);
  return pieces.map((piece, at) => (at % 2 === 0 ? piece.replace(longPath, (_, end: string) => end) : piece)).join("");
}

/** A path and its last name; with the one before where the last is a type of DynamoDB's. */
const longPath =
  /(?<![\w$.])\$?[A-Za-z_]\w*(?:\[[^\]]*\])?(?:\.\w+(?:\[[^\]]*\])?)*?\.(\w+\.(?:S|N|B|BOOL|NULL|M|L|SS|NS)|\w+)(?![\w.[(])/g;

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
