import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import type { Resource } from "../resource.ts";
import { ARGUMENT_CHECKS } from "./argument-checks.ts";
import { callOf } from "./call-of.ts";
import type { Integration } from "./integration.ts";
import { invokeWithObjects } from "./model-objects.ts";
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
      const call = async (args: JsonObject): Promise<Json> => {
        const answer = await callOf(context, {
          service: sdk ? service : servedBy(service, action),
          action,
          arguments: args,
          integration: sdk ? "sdk" : "optimised",
        });
        return sdk ? answer : shapeResult(service, action, answer);
      };
      const args = sdk ? given : shapeArguments(service, action, given);
      const usesObjects = !sdk && service === "bedrock" && action === "invokeModel";
      const result = usesObjects ? await invokeWithObjects(context, args, call) : await call(args);
      if (!waitsForToken) return result;
      control.submitted(result);
      return undefined;
    },
  };
}
