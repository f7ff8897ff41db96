import { compileDataFlow } from "../interpreter/data-flow.ts";
import type { StateCompiler } from "../interpreter/state-compiler.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export const compilePass: StateCompiler = ({ definition, queryLanguage, next }) => {
  const flow = compileDataFlow(definition, queryLanguage);
  const { Result: fixed } = definition;
  if (queryLanguage === "JSONata") return (visit) => flow.exit(visit, visit.input.value, visit.input.value, next);
  return (visit) => {
    const effective = flow.effectiveInput(visit);
    if (fixed !== undefined) visit.probe?.sawFixedResult(fixed);
    const result = fixed !== undefined ? fixed : flow.argumentsOf(visit, effective);
    return result instanceof Promise
      ? result.then((value) => flow.exit(visit, effective, value, next))
      : flow.exit(visit, effective, result, next);
  };
};
