import type { RestRoute } from "../../../wire/rest-json-service.ts";
import { ServiceError } from "../../service-error.ts";
import { functionNeed } from "../function-access.ts";
import { invokeFunction } from "../invoke-function.ts";
import type { LambdaService } from "../lambda-service.ts";

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const maxRequestBytes = { RequestResponse: 6 * 1024 * 1024, Event: 1024 * 1024 };

/** `Invoke`: waits for the answer, accepts for later (`Event`), or only checks (`DryRun`). */
export const invoke: RestRoute<LambdaService> = {
  method: "POST",
  path: "/2015-03-31/functions/{FunctionName}/invocations",
  access: ({ path }, { functions }) => [functionNeed(functions, path.FunctionName ?? "", "InvokeFunction")],
  async handle({ functions, asynchronous }, { path, body, request }) {
    const record = functions.get(path.FunctionName ?? "");
    const type = request.headers["x-amz-invocation-type"] ?? "RequestResponse";
    if (type === "DryRun") return { status: 204 };
    if (type !== "RequestResponse" && type !== "Event") {
      throw new ServiceError("InvalidParameterValueException", `The invocation type ${type} is not known.`);
    }
    if (body.length > maxRequestBytes[type]) {
      throw new ServiceError(
        "RequestTooLargeException",
        `Request must be smaller than ${maxRequestBytes[type]} bytes for the Invoke operation`,
        413,
      );
    }
    const payload = readPayload(body);
    if (type === "Event") {
      await asynchronous.accept(record.name, payload);
      return { status: 202 };
    }
    const result = await invokeFunction(functions, record, payload);
    return {
      status: 200,
      headers: {
        "content-type": "application/json",
        "x-amz-executed-version": "$LATEST",
        ...(result.functionError && { "x-amz-function-error": result.functionError }),
      },
      body: result.payload,
    };
  },
};

function readPayload(body: Buffer): string {
  const text = body.length === 0 ? "{}" : body.toString("utf8");
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new ServiceError(
      "InvalidRequestContentException",
      `Could not parse request body into json: ${cause instanceof Error ? cause.message : ""}`,
    );
  }
  return text;
}
