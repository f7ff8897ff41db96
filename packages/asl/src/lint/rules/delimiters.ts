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
          notPayload.has(field)
            ? []
            : [
                ...within(value, `${placed.location}/${field}`),
                ...(jsonataPayloads.has(field) ? pathsIn(value, `${placed.location}/${field}`) : []),
              ],
        )
      : inJsonPath(placed),
  );

function within(value: unknown, location: string): readonly Diagnostic[] {
  if (typeof value === "string") {
    const problem = problemWith(value);
    return problem === undefined ? [] : [{ code: "TRB-ASL-134", location, ...problem }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "Comment" ? [] : within(inner, `${location}/${pointerPart(key)}`),
  );
}

function problemWith(text: string): Pick<Diagnostic, "severity" | "message"> | undefined {
  const trimmed = text.trim();
  const opens = trimmed.startsWith("{%");
  const closes = trimmed.endsWith("%}");
  if (opens && !closes) return { severity: "error", message: "the expression is not closed by %}" };
  if (closes && !opens) return { severity: "error", message: "the expression is not opened by {%" };
  if (!opens || trimmed === text) return undefined;
  // AWS sends the text as it is, which is hardly meant.
  const message = "there is white space around {% %}, so the text is not taken as an expression";
  return { severity: "warning", message };
}

const jsonataPayloads = new Set(["Arguments", "Output", "Assign", "ItemSelector", "Catch"]);

/** JSONata knows neither `name.$` nor paths: both are sent as they are written. */
function pathsIn(value: unknown, location: string): readonly Diagnostic[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly Diagnostic[] => {
    const at = `${location}/${pointerPart(key)}`;
    const severity = "warning";
    if (key.endsWith(".$")) {
      const message = `a JSONata state takes the name ${key} as it is; write ${key.slice(0, -2)} and {% %}`;
      return [{ code: "TRB-ASL-134", severity, message, location: at }];
    }
    // Arguments of services are paths and templates themselves.
    if (typeof inner === "string" && !/path|template|pattern|expression/i.test(key) && isPathLike.test(inner))
      return [
        { code: "TRB-ASL-134", severity, message: `${JSON.stringify(inner)} is sent as plain text`, location: at },
      ];
    return key === "Comment" ? [] : pathsIn(inner, at);
  });
}

const isPathLike = /^\$(?:\$?\.[A-Za-z_]|states\.)|^States\.[A-Z]\w+\(/;

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
      ? [{ code: "TRB-ASL-134", severity: "warning", message: "a JSONPath state takes {% %} as plain text", location }]
      : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => asText(inner, `${location}/${pointerPart(key)}`));
}
