import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { StatePlace } from "./check-state.ts";
import type { Findings } from "./findings.ts";

type Rule = (value: Json) => boolean;

const RETRY: Readonly<Record<string, Rule>> = {
  IntervalSeconds: (value) => whole(value) && Number(value) >= 1 && Number(value) <= 99_999_999,
  MaxAttempts: (value) => whole(value) && Number(value) >= 0 && Number(value) <= 99_999_999,
  BackoffRate: (value) => typeof value === "number" && value >= 1,
  MaxDelaySeconds: (value) => whole(value) && Number(value) >= 1 && Number(value) <= 31_622_400,
  JitterStrategy: (value) => value === "NONE" || value === "FULL",
};

function whole(value: Json): boolean {
  return typeof value === "number" && Number.isInteger(value);
}

/** Retry and Catch: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export function checkErrorHandlers(state: JsonObject, { location }: StatePlace, findings: Findings): void {
  for (const field of ["Retry", "Catch"] as const) {
    const list = state[field];
    if (list === undefined) continue;
    if (!Array.isArray(list)) {
      findings.schema("Expected value of type Array", `${location}/${field}`);
      continue;
    }
    for (const [i, entry] of list.entries()) {
      const at = `${location}/${field}[${i}]`;
      if (!isJsonObject(entry)) findings.schema("Expected value of type Object", at);
      else {
        checkErrorEquals(entry, at, i === list.length - 1, findings);
        if (field === "Retry") checkRetrier(entry, at, findings);
        else if (entry.Next === undefined) findings.schema("These fields are required: [Next]", at);
      }
    }
  }
}

function checkErrorEquals({ ErrorEquals }: JsonObject, at: string, last: boolean, findings: Findings): void {
  if (ErrorEquals === undefined) return findings.schema("These fields are required: [ErrorEquals]", at);
  if (!Array.isArray(ErrorEquals) || ErrorEquals.length === 0 || ErrorEquals.some((name) => typeof name !== "string")) {
    return findings.schema("Expected a list with at least one error name", `${at}/ErrorEquals`);
  }
  if (!ErrorEquals.includes("States.ALL")) return;
  if (ErrorEquals.length > 1) findings.schema("'States.ALL' must appear alone", `${at}/ErrorEquals`);
  if (!last) findings.schema("'States.ALL' must be in the last element of the list", `${at}/ErrorEquals`);
}

function checkRetrier(entry: JsonObject, at: string, findings: Findings): void {
  for (const [field, value] of Object.entries(entry)) {
    if (field === "ErrorEquals" || field === "Comment") continue;
    const rule = RETRY[field];
    if (!rule) findings.unsupported(field, at);
    else if (!rule(value)) findings.schema(`Value is not valid for '${field}'`, `${at}/${field}`);
  }
}
