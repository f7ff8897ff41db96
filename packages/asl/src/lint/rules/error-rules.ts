import type { Catcher } from "../../states/catcher.ts";
import type { Retrier } from "../../states/retrier.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** States.ALL stands alone and last, and a retrier's numbers make sense. */
export const errorRules: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => [
    ...("Retry" in state && state.Retry
      ? [...wildcards(state.Retry, `${location}/Retry`), ...numbers(state.Retry, `${location}/Retry`)]
      : []),
    ...("Catch" in state && state.Catch ? wildcards(state.Catch, `${location}/Catch`) : []),
  ]);

function wildcards(rules: readonly (Retrier | Catcher)[], location: string): readonly Diagnostic[] {
  return rules.flatMap((rule, at) => {
    if (!rule.ErrorEquals.includes("States.ALL")) return [];
    const misplaced =
      rule.ErrorEquals.length > 1
        ? "has other errors beside it"
        : at < rules.length - 1
          ? "is not in the last rule"
          : undefined;
    if (misplaced === undefined) return [];
    return [
      {
        code: "TRB-ASL-110",
        severity: "error",
        message: `States.ALL ${misplaced}`,
        location: `${location}/${at}/ErrorEquals`,
      } as const,
    ];
  });
}

function numbers(rules: readonly Retrier[], location: string): readonly Diagnostic[] {
  return rules.flatMap((rule, at) => {
    const problems: (readonly [keyof Retrier, string])[] = [];
    const { IntervalSeconds: interval, MaxDelaySeconds: delay, BackoffRate: rate, MaxAttempts: attempts } = rule;
    if (interval !== undefined && !(Number.isInteger(interval) && interval > 0 && interval < 100_000_000))
      problems.push(["IntervalSeconds", "a whole number from 1 to 99999999"]);
    if (attempts !== undefined && !(Number.isInteger(attempts) && attempts >= 0 && attempts < 100_000_000))
      problems.push(["MaxAttempts", "a whole number from 0 to 99999999"]);
    if (rate !== undefined && rate < 1) problems.push(["BackoffRate", "at least 1"]);
    if (delay !== undefined && !(Number.isInteger(delay) && delay < 31_622_400 && delay > (interval ?? 1)))
      problems.push(["MaxDelaySeconds", "greater than IntervalSeconds and below 31622400"]);
    if (rule.JitterStrategy !== undefined && !["FULL", "NONE"].includes(rule.JitterStrategy))
      problems.push(["JitterStrategy", "FULL or NONE"]);
    return problems.map(([field, want]) => ({
      code: "TRB-ASL-111" as const,
      severity: "error" as const,
      message: `${field} is ${JSON.stringify(rule[field])}; it must be ${want}`,
      location: `${location}/${at}/${field}`,
    }));
  });
}
