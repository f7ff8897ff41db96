import { isJsonObject, type Json } from "../../json.ts";
import type { ServiceCall } from "../call-service.ts";
import type { Resource } from "../resource.ts";
import { ARGUMENT_CHECKS } from "./argument-checks.ts";
import type { Integration, TaskContext } from "./integration.ts";
import { servedBy, shapeArguments, shapeResult } from "./optimised.ts";

/** Any one call of a service: `aws-sdk:*` actions and the optimised ones without a job behind them. */
export function serviceIntegration(resource: Extract<Resource, { kind: "service" }>): Integration {
  const { service, action, sdk } = resource;
  const waitsForToken = resource.pattern === "waitForTaskToken";
  const check = sdk ? undefined : ARGUMENT_CHECKS[`${service}:${action}`];
  return {
    submits: waitsForToken,
    waits: false,
    ...(check ? { check } : {}),
    async run(context, control) {
      if (context.submitted) return undefined;
      const given = isJsonObject(context.args) ? context.args : {};
      const args = sdk ? given : shapeArguments(service, action, given);
      const answer = await callOf(context, {
        service: sdk ? service : servedBy(service, action),
        action,
        arguments: args,
        integration: sdk ? "sdk" : "optimised",
      });
      const result = sdk ? answer : shapeResult(service, action, answer);
      if (!waitsForToken) return result;
      control.submitted(result);
      return undefined;
    },
  };
}

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
