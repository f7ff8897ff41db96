import type { Diagnostic } from "../diagnostic.ts";
import type { Expression } from "../expressions-of.ts";
import { statesFieldsRead } from "../states-fields-read.ts";
import type { Rule } from "./rule.ts";

const withResult = new Set(["Task", "Parallel", "Map"]);

/** `$states.result` and `$states.errorOutput` are read only where they are. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const statesVariable: Rule = ({ expressions }) => expressions.flatMap(ofExpression);

function ofExpression(expression: Expression): readonly Diagnostic[] {
  const { tree, location } = expression;
  if (!tree) return [];
  const problems = statesFieldsRead(tree).flatMap(([field]) =>
    field === undefined ? [] : problemWith(field, expression),
  );
  return [...new Set(problems)].map((message) => ({ code: "TRB-ASL-122", severity: "error", message, location }));
}

function problemWith(name: string, { placed, field }: Expression): readonly string[] {
  const { Type: type } = placed.state;
  switch (name) {
    case "input":
    case "context":
      return [];
    case "result":
      if (!withResult.has(type)) return [`a ${type} state has no $states.result`];
      return field === "Output" || field === "Assign" ? [] : [`there is no $states.result in ${field}`];
    case "errorOutput":
      return field === "Catch" ? [] : [`$states.errorOutput is there in Catch only`];
    default:
      return [`$states has no field ${name}`];
  }
}
