import { namedArn } from "../arn.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

export const lambdaGrants: Grants = (call) => {
  const name = call.text("FunctionName") ?? "*";
  const resource = namedArn("lambda", "function:", name);
  if (call.action !== "invoke") return ownAction(call, [resource]);
  // Versions and aliases are resources of their own.
  const resources = /:\*$|\*$/.test(resource) ? [resource] : [resource, `${resource}:*`];
  return [{ actions: ["lambda:InvokeFunction"], resources, because: "invokes the function" }];
};
