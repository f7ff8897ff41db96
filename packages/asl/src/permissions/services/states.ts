import { namedArn, regionalArn } from "../arn.ts";
import type { Permission } from "../permission.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const statesGrants: Grants = (call) => {
  const machine = call.text("StateMachineArn");
  const resources = [machine === undefined ? "*" : namedArn("states", "stateMachine:", machine)];
  const own = ownAction(call, resources);
  return call.resource.waits === "sync" ? [...own, ...watchesExecution()] : own;
};

/** `.sync` follows the child through a rule that Step Functions manages. */
function watchesExecution(): readonly Permission[] {
  return [
    {
      actions: ["states:DescribeExecution", "states:StopExecution"],
      resources: [regionalArn("states", "execution:*")],
      because: "follows the execution it started",
    },
    {
      actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
      resources: [regionalArn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")],
      because: "hears when the execution it started ends",
    },
  ];
}
