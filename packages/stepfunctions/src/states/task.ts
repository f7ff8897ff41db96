import { withRetries } from "../interpreter/attempts.ts";
import { compileDataFlow } from "../interpreter/data-flow.ts";
import type { StateCompiler } from "../interpreter/state-compiler.ts";
import { RuntimeFault } from "../interpreter/state-failure.ts";
import { compileTaskFields } from "../tasks/task-fields.ts";
import { parseResource } from "../tasks/resource.ts";
import { runTask } from "../tasks/run-task.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export const compileTask: StateCompiler = ({ definition, queryLanguage, next }) => {
  const flow = compileDataFlow(definition, queryLanguage);
  const fields = compileTaskFields(definition, queryLanguage);
  const resource = parseResource(String(definition.Resource));
  return (visit) =>
    withRetries(visit, async () => {
      if (!resource) throw new RuntimeFault(`The resource '${String(definition.Resource)}' is not one that a Task can call`);
      const effective = flow.effectiveInput(visit);
      const result = await runTask(visit, { resource, fields, flow, effective });
      return flow.exit(visit, effective, result, next);
    });
};
