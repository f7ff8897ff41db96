import { unknownIf } from "../arn.ts";
import type { Permission } from "../permission.ts";
import type { Grants, ServiceCall } from "../service-call.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export const httpGrants: Grants = (call) => {
  const connection =
    call.text("Authentication", "ConnectionArn") ?? call.text("InvocationConfig", "ConnectionArn") ?? "*";
  return [
    {
      actions: ["states:InvokeHTTPEndpoint"],
      resources: ["*"],
      because: "calls an HTTP endpoint",
      ...onlyThere(call),
    },
    {
      actions: ["events:RetrieveConnectionCredentials"],
      resources: [connection],
      because: "signs in with the connection",
      ...unknownIf(connection, "the connection"),
    },
    {
      actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      resources: ["arn:*:secretsmanager:*:*:secret:events!connection/*"],
      because: "reads the connection's secret",
    },
  ];
};

/** The method and the address, as far as the definition says them. */
function onlyThere(call: ServiceCall): Pick<Permission, "condition"> {
  const method = call.text("Method");
  const endpoint = call.text("ApiEndpoint");
  const condition = {
    ...(method !== undefined && method !== "*" && { StringEquals: { "states:HTTPMethod": method } }),
    ...(endpoint !== undefined && endpoint !== "*" && { StringLike: { "states:HTTPEndpoint": endpoint } }),
  };
  return Object.keys(condition).length === 0 ? {} : { condition };
}
