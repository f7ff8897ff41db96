import type { JsonObject } from "../json.ts";
import type { Visit } from "./visit.ts";

const WITH_RETRY_COUNT = new Set(["Task", "Parallel", "Map"]);

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export function buildContext({ run, strand, state, taskToken }: Visit): JsonObject {
  const { position } = strand;
  const context: JsonObject = {
    Execution: {
      Id: run.arn,
      Input: run.input.value,
      StartTime: new Date(run.startDate).toISOString(),
      Name: run.name,
      RoleArn: run.roleArn,
      // Express executions cannot be redriven, and have no count of it.
      ...(run.type === "EXPRESS" ? {} : { RedriveCount: run.redriveCount }),
      ...(run.redriveDate === undefined ? {} : { RedriveTime: new Date(run.redriveDate).toISOString() }),
    },
    StateMachine: { Id: run.stateMachineArn, Name: run.stateMachineName },
    State: {
      Name: state.name,
      EnteredTime: new Date(position.enteredTime).toISOString(),
      ...(WITH_RETRY_COUNT.has(state.type) ? { RetryCount: position.retryCount } : {}),
    },
  };
  if (taskToken !== undefined) context.Task = { Token: taskToken };
  for (let at: typeof strand | undefined = strand; at; at = at.parent) {
    if (at.mapItem !== undefined) {
      context.Map = { Item: at.mapItem };
      break;
    }
  }
  if (run.context) mergeContext(context, run.context);
  return context;
}

/** TestState may replace parts of the context object. */
function mergeContext(context: JsonObject, given: JsonObject): void {
  for (const [key, value] of Object.entries(given)) {
    const own = context[key];
    const both =
      own !== null &&
      typeof own === "object" &&
      !Array.isArray(own) &&
      value !== null &&
      typeof value === "object" &&
      !Array.isArray(value);
    context[key] = both ? { ...own, ...value } : value;
  }
}
