import { namedArn, unknownIf } from "../arn.ts";
import type { Grants } from "../service-call.ts";
import { ownAction, ownActionOn } from "./own-action.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export const lambdaGrants: Grants = (call) => {
  const name = call.text("FunctionName");
  const arn = (of: string): string => namedArn("lambda", "function:", of);
  // `listFunctions` and its like are about none in particular.
  if (call.action !== "invoke")
    return name === undefined ? ownAction(call) : ownActionOn(call, "the function", { name, arn });
  const resource = arn(name ?? "*");
  // Versions and aliases are resources of their own.
  const resources = resource.endsWith("*") ? [resource] : [resource, `${resource}:*`];
  return [
    {
      actions: ["lambda:InvokeFunction"],
      resources,
      because: "invokes the function",
      ...unknownIf(name, "the function"),
    },
  ];
};
