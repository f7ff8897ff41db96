import { withRetries } from "../interpreter/attempts.ts";
import { compileDataFlow, type DataFlow } from "../interpreter/data-flow.ts";
import type { StateCompiler } from "../interpreter/state-compiler.ts";
import { RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { Json } from "../json.ts";
import { parseResource } from "../tasks/resource.ts";
import { runTask } from "../tasks/run-task.ts";
import { compileTaskFields } from "../tasks/task-fields.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export const compileTask: StateCompiler = ({ definition, queryLanguage, next }) => {
  const flow = compileDataFlow(definition, queryLanguage);
  const fields = compileTaskFields(definition, queryLanguage);
  const resource = parseResource(String(definition.Resource));
  return (visit) =>
    withRetries(visit, async () => {
      if (!resource)
        throw new RuntimeFault(`The resource '${String(definition.Resource)}' is not one that a Task can call`);
      const effective = flow.effectiveInput(visit);
      const result = visit.probe?.mock
        ? await probeTask(visit, flow, effective)
        : await runTask(visit, { resource, fields, flow, effective });
      visit.probe?.saw("result", result);
      return flow.exit(visit, effective, result, next);
    });
};

/** TestState with a mock: the arguments are evaluated, nothing is called. */
async function probeTask(visit: Visit, flow: DataFlow, effective: Json): Promise<Json> {
  await flow.argumentsOf(visit, effective);
  return visit.probe?.mockedResult() ?? null;
}
