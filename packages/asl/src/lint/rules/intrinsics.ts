import { pointerPart } from "../../states/walk-states.ts";
import { didYouMean } from "../closest.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { intrinsicCalls } from "../intrinsic-calls.ts";
import { callProblem, intrinsicFunctions } from "../intrinsic-functions.ts";
import type { Rule } from "./rule.ts";

const payloads = [
  "Parameters",
  "ResultSelector",
  "ItemSelector",
  "Assign",
  "ItemBatcher",
  "Credentials",
  "Catch",
  "Choices",
];

/** In JSONPath, a field ending in `.$` holds a path or a call of an intrinsic function. */
export const intrinsics: Rule = ({ states }) =>
  states.flatMap(({ state, location, language }) => {
    if (language !== "JSONPath") return [];
    return Object.entries(state).flatMap(([field, value]) =>
      payloads.includes(field) ? within(value, `${location}/${field}`) : [],
    );
  });

function within(value: unknown, at: string): readonly Diagnostic[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]): readonly Diagnostic[] => {
    const location = `${at}/${pointerPart(key)}`;
    if (!key.endsWith(".$") || Array.isArray(value)) return within(field, location);
    if (typeof field === "string" && (field.startsWith("$") || intrinsicCalls(field)))
      return callProblems(field, location);
    return [
      {
        code: "TRB-ASL-133",
        severity: "error",
        message: whyNot(field),
        location,
      },
    ];
  });
}

function whyNot(field: unknown): string {
  const text = JSON.stringify(field);
  const shown = text.length > 60 ? `${text.slice(0, 57)}..."` : text;
  const call = typeof field === "string" && /^States\.\w+\(/.test(field) ? field : "";
  // https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#intrinsic-functions-reserved-characters
  const [unknown] = /\\[^'{}\\]/.exec(call.replaceAll(/\\['{}\\]/g, "")) ?? [];
  return unknown === undefined
    ? `${shown} is neither a path nor an intrinsic function`
    : `${shown} has the escape ${unknown}; there are only \\' \\{ \\} and \\\\`;
}

function callProblems(text: string, location: string): readonly Diagnostic[] {
  return (intrinsicCalls(text) ?? []).flatMap((call): readonly Diagnostic[] => {
    const message = intrinsicFunctions.has(call.name)
      ? callProblem(call)
      : `${call.name} is no intrinsic function${didYouMean(call.name, intrinsicFunctions)}`;
    return message === undefined ? [] : [{ code: "TRB-ASL-133", severity: "error", message, location }];
  });
}
