import { namedArn, regionalArn } from "../arn.ts";
import { passesRole } from "../companions.ts";
import { followsJob } from "../rules-of-sync.ts";
import type { Grants } from "../service-call.ts";
import { ownAction, ownActionOn } from "./own-action.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const statesGrants: Grants = (call) => {
  const execution = call.text("ExecutionArn");
  if (execution !== undefined) {
    return ownActionOn(call, "the execution", {
      name: execution,
      arn: (name) => (name === "*" ? regionalArn("states", "execution:*") : name),
    });
  }
  // Lists, and what is created, are no machine's; a task token is one's, though it does not say whose.
  if (!call.has("StateMachineArn") && !call.has("TaskToken") && call.resource.integration === "sdk")
    return [...ownAction(call), ...passesRole(call, "states.amazonaws.com", "RoleArn")];
  return [
    ...ownActionOn(call, "the state machine", {
      name: call.text("StateMachineArn"),
      arn: (name) => namedArn("states", "stateMachine:", name),
    }),
    ...followsJob(call, [regionalArn("states", "execution:*")]),
  ];
};
