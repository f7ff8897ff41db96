import { unknownIf } from "../arn.ts";
import type { Grants } from "../service-call.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export const httpGrants: Grants = (call) => {
  const connection =
    call.text("Authentication", "ConnectionArn") ?? call.text("InvocationConfig", "ConnectionArn") ?? "*";
  return [
    { actions: ["states:InvokeHTTPEndpoint"], resources: ["*"], because: "calls an HTTP endpoint" },
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
