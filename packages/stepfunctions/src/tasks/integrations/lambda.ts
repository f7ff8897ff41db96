import { StateFailure } from "../../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import type { Resource } from "../resource.ts";
import { callOf } from "./call-of.ts";
import type { Integration, TaskContext } from "./integration.ts";

/** `"Resource": "arn:aws:lambda:...:function:name"`: the state's arguments are the event, the answer is the result. */
export function lambdaArnIntegration(arn: string): Integration {
  return {
    submits: false,
    waits: false,
    async run(context) {
      return payloadOf(await invoke(context, { FunctionName: arn, Payload: context.args }));
    },
  };
}

/** `arn:aws:states:::lambda:invoke`, also with `.waitForTaskToken`. */
export function lambdaInvokeIntegration(resource: Extract<Resource, { kind: "service" }>): Integration {
  return {
    submits: resource.pattern === "waitForTaskToken",
    waits: false,
    async run(context, control) {
      if (context.submitted) return undefined;
      const answer = await invoke(context, isJsonObject(context.args) ? context.args : {});
      if (resource.pattern !== "waitForTaskToken") return { ...answer, Payload: payloadOf(answer) };
      control.submitted({ ...answer, Payload: payloadOf(answer) });
      return undefined;
    },
  };
}

async function invoke(context: TaskContext, args: JsonObject): Promise<JsonObject> {
  const answer = await callOf(context, {
    service: "lambda",
    action: "invoke",
    arguments: args,
    integration: "optimised",
  });
  if (!isJsonObject(answer)) return {};
  if (typeof answer.FunctionError === "string") throw functionFailure(payloadOf(answer));
  const { FunctionError: _, ...rest } = answer;
  return rest;
}

/** The function's own error: its type is the error's name, the whole payload the cause. */
function functionFailure(payload: Json): StateFailure {
  const error = isJsonObject(payload) && typeof payload.errorType === "string" ? payload.errorType : "Lambda.Unknown";
  return new StateFailure(error, typeof payload === "string" ? payload : JSON.stringify(payload));
}

function payloadOf({ Payload: payload = null }: JsonObject): Json {
  if (typeof payload !== "string") return payload;
  try {
    return JSON.parse(payload) as Json;
  } catch {
    return payload;
  }
}
