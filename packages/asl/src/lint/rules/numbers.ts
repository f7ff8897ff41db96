import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-task-state.html and the other states' pages */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  TimeoutSeconds: [1, 99_999_999],
  HeartbeatSeconds: [1, 99_999_999],
  Seconds: [0, 99_999_999],
  MaxConcurrency: [0, 10_000],
  ToleratedFailureCount: [0, Number.MAX_SAFE_INTEGER],
  ToleratedFailurePercentage: [0, 100],
};

/** Numbers that are written out are within what AWS takes. */
export const numbers: Rule = ({ definition, states }) => [
  ...inFields({ TimeoutSeconds: definition.TimeoutSeconds }, ""),
  ...states.flatMap(({ state, location }) => inFields(state, location)),
];

function inFields(fields: object, location: string): readonly Diagnostic[] {
  return Object.entries(fields).flatMap(([field, value]): readonly Diagnostic[] => {
    const range = Object.hasOwn(ranges, field) ? ranges[field] : undefined;
    if (!range || typeof value !== "number") return [];
    const [least, most] = range;
    const whole = Number.isInteger(value) || field === "ToleratedFailurePercentage";
    if (whole && value >= least && value <= most) return [];
    return [
      {
        code: "TRB-ASL-147",
        severity: "error",
        message: `${field} is ${value}; it must be a whole number from ${least} to ${most}`,
        location: `${location}/${field}`,
      },
    ];
  });
}
