import { StateFailure } from "../../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { ServiceCallError } from "../call-service.ts";
import type { Resource } from "../resource.ts";
import type { Integration, TaskContext, TaskControl } from "./integration.ts";

/** `arn:aws:states:::states:startExecution` with and without `.sync`, `.sync:2`, `.waitForTaskToken`. */
export function statesIntegration(resource: Extract<Resource, { kind: "service" }>): Integration {
  const { pattern } = resource;
  return {
    submits: pattern !== "request",
    waits: pattern !== "request",
    async run(context, control) {
      const started =
        (context.submission as JsonObject | undefined) ?? (await startExecution(context, resource.action));
      if (pattern === "request") return started;
      control.submitted(started);
      if (pattern === "waitForTaskToken") return undefined;
      return awaitExecution(context, control, String(started.ExecutionArn), pattern === "sync:2");
    },
  };
}

async function startExecution({ visit, args }: TaskContext, action: string): Promise<JsonObject> {
  const { StateMachineArn, Input, Name, TraceHeader } = isJsonObject(args) ? args : {};
  const request: JsonObject = {
    ...(StateMachineArn === undefined ? {} : { stateMachineArn: StateMachineArn }),
    input: Input === undefined ? "{}" : typeof Input === "string" ? Input : JSON.stringify(Input),
    ...(Name === undefined ? {} : { name: Name }),
    ...(TraceHeader === undefined ? {} : { traceHeader: TraceHeader }),
  };
  try {
    return capitalised(await visit.run.engine.callSelf(action[0]?.toUpperCase() + action.slice(1), request));
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    if (typeof code !== "string") throw error;
    const requestId = visit.run.engine.random.uuid();
    throw new ServiceCallError(
      `StepFunctions.${code.endsWith("Exception") ? code : `${code}Exception`}`,
      `${String(message)} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
    );
  }
}

async function awaitExecution(
  { visit }: TaskContext,
  control: TaskControl,
  executionArn: string,
  parseOutput: boolean,
): Promise<Json> {
  const { engine } = visit.run;
  await engine.ended(executionArn, control);
  const described = capitalised(await engine.callSelf("DescribeExecution", { executionArn }));
  const { RedriveCount: _c, RedriveStatus: _s, RedriveStatusReason: _r, ...rest } = described;
  if (described.Status === "SUCCEEDED")
    return parseOutput ? { ...described, ...parsed(described, "Input"), ...parsed(described, "Output") } : described;
  throw new StateFailure("States.TaskFailed", JSON.stringify(described.Status === "TIMED_OUT" ? rest : described));
}

function parsed(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return typeof value === "string" ? { [key]: JSON.parse(value) as Json } : {};
}

/** The optimised integration answers with capital member names; dates are in milliseconds. */
function capitalised(value: Json): JsonObject {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const name = key.charAt(0).toUpperCase() + key.slice(1);
      const date = name.endsWith("Date") && typeof member === "number" ? Math.round(member * 1000) : member;
      return [name, isJsonObject(date) ? capitalised(date) : date];
    }),
  );
}
