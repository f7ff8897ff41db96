import { type PlacedState, pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

const notPayload = new Set([
  "Type",
  "Comment",
  "QueryLanguage",
  "Resource",
  "Next",
  "Default",
  "Branches",
  "ItemProcessor",
  "Iterator",
]);

/** A JSONata string begins with {% and ends with %}, with nothing around them. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const delimiters: Rule = ({ states }) =>
  states.flatMap((placed) =>
    placed.language === "JSONata"
      ? Object.entries(placed.state).flatMap(([field, value]) =>
          notPayload.has(field) ? [] : within(value, `${placed.location}/${field}`),
        )
      : inJsonPath(placed),
  );

function within(value: unknown, location: string): readonly Diagnostic[] {
  if (typeof value === "string") {
    const problem = problemWith(value);
    return problem === undefined ? [] : [{ code: "TRB-ASL-134", severity: "error", message: problem, location }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "Comment" ? [] : within(inner, `${location}/${pointerPart(key)}`),
  );
}

function problemWith(text: string): string | undefined {
  const trimmed = text.trim();
  const opens = trimmed.startsWith("{%");
  const closes = trimmed.endsWith("%}");
  if (opens && !closes) return "the expression is not closed by %}";
  if (closes && !opens) return "the expression is not opened by {%";
  return opens && trimmed !== text
    ? "there is white space around {% %}, so the text is not taken as an expression"
    : undefined;
}

const sent = new Set(["Parameters", "ResultSelector", "ItemSelector", "Result"]);

/** A JSONPath state sends `{% ... %}` as it is written. */
function inJsonPath({ state, location }: PlacedState): readonly Diagnostic[] {
  return Object.entries(state).flatMap(([field, value]) =>
    sent.has(field) ? asText(value, `${location}/${field}`) : [],
  );
}

function asText(value: unknown, location: string): readonly Diagnostic[] {
  if (typeof value === "string")
    return /^\s*\{%.*%\}\s*$/s.test(value)
      ? [{ code: "TRB-ASL-134", severity: "error", message: "a JSONPath state takes {% %} as plain text", location }]
      : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => asText(inner, `${location}/${pointerPart(key)}`));
}
