import { isJsonObject, type Json } from "../../json.ts";

/** What optimised integrations find wrong with their arguments before any call, in AWS's words. */
export const ARGUMENT_CHECKS: Readonly<Record<string, (args: Json) => string | undefined>> = {
  "apigateway:invoke": checkApiGateway,
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html: header and query values are lists of strings */
function checkApiGateway(args: Json): string | undefined {
  if (!isJsonObject(args)) return undefined;
  for (const field of ["Headers", "QueryParameters"]) {
    const value = args[field];
    if (value === undefined || value === null) continue;
    const valid =
      isJsonObject(value) &&
      Object.values(value).every((list) => Array.isArray(list) && list.every((item) => typeof item === "string"));
    if (!valid) return `The value of the field '${field}' has an invalid format`;
  }
  return undefined;
}
