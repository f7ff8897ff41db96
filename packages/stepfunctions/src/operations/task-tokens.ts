import type { Json } from "../json.ts";
import { AwsError } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { optionalString, requiredString } from "../service/read-input.ts";
import type { WaitingTask } from "../tasks/task-tokens.ts";

export const sendTaskSuccess: Operation = (core, input) => {
  const token = requiredString(input, "taskToken");
  const text = requiredString(input, "output");
  let output: Json;
  try {
    output = JSON.parse(text) as Json;
  } catch (error) {
    throw new AwsError("InvalidOutput", `Invalid Output: '${error instanceof Error ? error.message : "not JSON"}'`);
  }
  waiting(core, token).succeed(output, text);
  return {};
};

export const sendTaskFailure: Operation = (core, input) => {
  const token = requiredString(input, "taskToken");
  const error = optionalString(input, "error");
  const cause = optionalString(input, "cause");
  waiting(core, token).fail(error, cause);
  return {};
};

export const sendTaskHeartbeat: Operation = (core, input) => {
  waiting(core, requiredString(input, "taskToken")).heartbeat();
  return {};
};

function waiting(core: ServiceCore, token: string): WaitingTask {
  const state = core.engine.tokens.find(token);
  if (state === "invalid") throw new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
  if (state === "ended") throw new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  return state;
}
