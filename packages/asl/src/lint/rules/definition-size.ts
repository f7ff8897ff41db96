import type { Rule } from "./rule.ts";

const limit = 1_048_576;

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const definitionSize: Rule = ({ definition }) => {
  const bytes = Buffer.byteLength(JSON.stringify(definition));
  if (bytes > limit)
    return [
      {
        code: "TRB-ASL-124",
        severity: "error",
        message: `the definition has ${bytes} bytes, ${limit} are allowed`,
        location: "",
      },
    ];
  if (bytes > limit * 0.9)
    return [
      {
        code: "TRB-ASL-124",
        severity: "warning",
        message: `the definition has ${bytes} of ${limit} bytes`,
        location: "",
      },
    ];
  return [];
};
