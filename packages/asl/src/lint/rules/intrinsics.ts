import { pointerPart } from "../../states/walk-states.ts";
import { didYouMean } from "../closest.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

const payloads = ["Parameters", "ResultSelector", "ItemSelector", "Assign", "ItemBatcher", "Credentials"];

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
    if (typeof field === "string" && (field.startsWith("$") || isCall(field))) return unknownFunctions(field, location);
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

/** https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const functions = new Set(
  `Array ArrayPartition ArrayContains ArrayRange ArrayGetItem ArrayLength ArrayUnique Base64Encode Base64Decode Hash JsonMerge
  StringToJson JsonToString MathRandom MathAdd StringSplit UUID Format`
    .split(/\s+/)
    .map((name) => `States.${name}`),
);

function unknownFunctions(text: string, location: string): readonly Diagnostic[] {
  if (text.startsWith("$")) return [];
  const outsideStrings = text.replaceAll(/'(?:[^'\\]|\\.)*'/g, "''");
  return [...outsideStrings.matchAll(/States\.\w+(?=\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !functions.has(name))
    .map((name) => ({
      code: "TRB-ASL-133",
      severity: "error",
      message: `${name} is no intrinsic function${didYouMean(name, functions)}`,
      location,
    }));
}

const token =
  /\s*(?:(States\.[A-Za-z0-9]+)\s*\(|('(?:[^'\\]|\\['\\{}])*')|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)(?![\w])|(\$(?:[^,()\s'[\]]|\[[^\]]*\])*(?:\([^)]*\))?)|([),]))/y;

/** Whether a text is one well-formed call. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
function isCall(text: string): boolean {
  let depth = 0;
  let wantsValue = true;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const [, call, string, number, word, path, mark] = token.exec(text) ?? [];
    if (call !== undefined) {
      if (!wantsValue || (depth === 0 && start > 0)) return false;
      depth += 1;
      // A call may have no arguments at all.
      if (/^\s*\)/.test(text.slice(token.lastIndex))) wantsValue = false;
    } else if ((string ?? number ?? word ?? path) !== undefined) {
      if (!wantsValue || depth === 0) return false;
      wantsValue = false;
    } else if (mark === ",") {
      if (wantsValue || depth === 0) return false;
      wantsValue = true;
    } else if (mark === ")") {
      if (wantsValue || depth === 0) return false;
      depth -= 1;
    } else {
      return depth === 0 && !wantsValue && text.slice(start).trim() === "";
    }
  }
  return depth === 0 && !wantsValue;
}
