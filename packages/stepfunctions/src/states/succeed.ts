import { compileDataFlow } from "../interpreter/data-flow.ts";
import type { StateCompiler } from "../interpreter/state-compiler.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export const compileSucceed: StateCompiler = ({ definition, queryLanguage }) => {
  const flow = compileDataFlow(definition, queryLanguage);
  return (visit) => {
    const effective = flow.effectiveInput(visit);
    return flow.exit(visit, effective, effective, undefined);
  };
};
