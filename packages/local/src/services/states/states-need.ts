import { executionOfToken } from "@tributary/stepfunctions";
import type { AccessNeed } from "../service.ts";

const arnMembers = [
  "stateMachineArn",
  "executionArn",
  "activityArn",
  "mapRunArn",
  "resourceArn",
  "stateMachineVersionArn",
  "stateMachineAliasArn",
] as const;

/**
 * What a call of Step Functions needs. A task token stands for the state machine that waits under it.
 *
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Step Functions".
 */
export function statesNeed(operation: string, input: Readonly<Record<string, unknown>>): AccessNeed {
  const action = `states:${operation}`;
  if (typeof input.taskToken === "string") {
    const execution = executionOfToken(input.taskToken);
    return { action, resource: execution === undefined ? "*" : machineOf(execution) };
  }
  const named = arnMembers.map((member) => input[member]).find((arn) => typeof arn === "string");
  return { action, resource: typeof named === "string" ? bare(named) : "*" };
}

/** Step Functions Local selects a test case with `#Name` behind the ARN; policies know nothing of it. */
const bare = (arn: string): string => arn.split("#")[0] ?? arn;

/** `...:execution:claims:name` runs `...:stateMachine:claims`. */
function machineOf(executionArn: string): string {
  return executionArn.replace(/:(?:execution|express):([^:/]+).*$/, ":stateMachine:$1");
}
