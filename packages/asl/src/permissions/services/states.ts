import { namedArn, regionalArn } from "../arn.ts";
import { followsJob } from "../rules-of-sync.ts";
import type { Grants } from "../service-call.ts";
import { ownActionOn } from "./own-action.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const statesGrants: Grants = (call) => {
  const execution = call.text("ExecutionArn");
  if (execution !== undefined) {
    return ownActionOn(call, "the execution", {
      name: execution,
      arn: (name) => (name === "*" ? regionalArn("states", "execution:*") : name),
    });
  }
  return [
    ...ownActionOn(call, "the state machine", {
      name: call.text("StateMachineArn"),
      arn: (name) => namedArn("states", "stateMachine:", name),
    }),
    ...followsJob(call, [regionalArn("states", "execution:*")]),
  ];
};
