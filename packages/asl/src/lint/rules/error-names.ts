import { didYouMean } from "../closest.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation */
const statesErrors = new Set(
  `ALL BranchFailed DataLimitExceeded ExceedToleratedFailureThreshold HeartbeatTimeout Http.Socket IntrinsicFailure
  ItemReaderFailed NoChoiceMatched ParameterPathFailure Permissions QueryEvaluationError ResultPathMatchFailure
  ResultWriterFailed Runtime TaskFailed Timeout`
    .split(/\s+/)
    .map((name) => `States.${name}`),
);

/** Names that begin with `States.` are AWS's: one it does not have is never met. */
export const errorNames: Rule = ({ states }) => {
  // Authors use the prefix for errors of their own.
  const raised = new Set(states.map(({ state }) => (state.Type === "Fail" ? state.Error : undefined)));
  return states.flatMap(({ state, location }): readonly Diagnostic[] =>
    (["Retry", "Catch"] as const).flatMap((field) => {
      const rules = field in state ? ((state as Partial<Record<typeof field, readonly ErrorRule[]>>)[field] ?? []) : [];
      return rules.flatMap(({ ErrorEquals: names }, at) =>
        names.flatMap((name, index): readonly Diagnostic[] => {
          const earlier = rules.slice(0, at).some((rule) => takes(rule, name));
          const problem = earlier ? `a rule before this one takes ${name} already` : problemWith(name);
          if (problem === undefined || (!earlier && raised.has(name))) return [];
          const place = `${location}/${field}/${at}/ErrorEquals/${index}`;
          return [{ code: "TRB-ASL-148", severity: "warning", message: problem, location: place }];
        }),
      );
    }),
  );
};

/** The first rule that fits is used, and no other once its attempts are used up. */
function takes({ ErrorEquals: taken }: ErrorRule, name: string): boolean {
  return taken.includes(name) || (taken.includes("States.TaskFailed") && !name.startsWith("States."));
}

interface ErrorRule {
  readonly ErrorEquals: readonly string[];
}

function problemWith(name: string): string | undefined {
  // Documented, yet AWS was seen to end such executions with States.Runtime.
  if (name === "States.IntrinsicFailure")
    return "AWS raises States.Runtime, which no rule meets, where an intrinsic function fails";
  if (name === "States.Runtime") return "States.Runtime always ends the execution: no rule meets it";
  if (!name.startsWith("States.") || statesErrors.has(name) || /^States\.Http\.StatusCode\.\d{3}$/.test(name))
    return undefined;
  return `AWS has no error ${name}${didYouMean(name, statesErrors)}`;
}
