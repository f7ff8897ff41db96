import { regionalArn } from "../arn.ts";
import type { Permission } from "../permission.ts";
import type { Grants, ServiceCall } from "../service-call.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html */
export const apigatewayGrants: Grants = (call) =>
  call.resource.integration === "optimized" ? invokesApi(call) : manages(call);

/** An API that asks for no sign-in asks for no permission either. */
function invokesApi(call: ServiceCall): readonly Permission[] {
  const signsIn = call.text("AuthType") ?? "NO_AUTH";
  if (signsIn === "NO_AUTH") return [];
  const api = /^(?:https:\/\/)?([^.]+)\.execute-api\./.exec(call.text("ApiEndpoint") ?? "")?.[1];
  const path = (call.text("Path") ?? "*").replace(/^\//, "");
  const [stage, method] = [call.text("Stage") ?? "*", call.text("Method") ?? "*"];
  return [
    {
      actions: [path.startsWith("@connections") ? "execute-api:ManageConnections" : "execute-api:Invoke"],
      resources: [regionalArn("execute-api", api === undefined ? "*" : `${api}/${stage}/${method}/${path}`)],
      because: "calls the API",
      ...(api === undefined && { unknown: "the API" }),
    },
  ];
}

const verbs: Readonly<Record<string, string>> = {
  create: "POST",
  delete: "DELETE",
  flush: "DELETE",
  generate: "POST",
  get: "GET",
  import: "POST",
  put: "PUT",
  tag: "PUT",
  untag: "DELETE",
  update: "PATCH",
};

/** IAM knows the management of APIs by HTTP's verbs. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html */
function manages({ action }: ServiceCall): readonly Permission[] {
  const verb = verbs[/^[a-z]+/.exec(action)?.[0] ?? ""] ?? "*";
  return [{ actions: [`apigateway:${verb}`], resources: ["*"], because: `calls API Gateway ${action}` }];
}
