import type { Json } from "../../json.ts";
import type { ServiceCall } from "../call-service.ts";
import type { TaskContext } from "./integration.ts";

/** Makes a call in the name of the task's role. */
export function callOf(
  { visit, roleArn }: TaskContext,
  call: Pick<ServiceCall, "service" | "action" | "arguments" | "integration">,
): Promise<Json> {
  const { run } = visit;
  return run.engine.callService({
    ...call,
    roleArn,
    executionArn: run.arn,
    stateMachineArn: run.stateMachineArn,
    region: run.engine.region,
  });
}
