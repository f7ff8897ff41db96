import { isTributaryError } from "@tributary/errors";
import { AwsError, type JsonObject, type StepFunctionsService } from "@tributary/stepfunctions";
import { isRecord } from "../../template/is-record.ts";
import { jsonErrorNames, renamed } from "../../wire/error-names.ts";
import { readJson } from "../../wire/json-service.ts";
import { readBody } from "../../wire/read-body.ts";
import type { CloudContext } from "../cloud-context.ts";
import type { Service, ServiceResponse } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { requireLogDelivery } from "./log-delivery.ts";
import { statesNeed } from "./states-need.ts";
import { requireStatesTrust, roleNeeds } from "./states-role.ts";

const contentType = "application/x-amz-json-1.0";
/** Input and definition have limits of their own; this one only keeps memory safe. */
const largestBody = 4_194_304;

/** Step Functions behind this cloud's port, its callers authorised. */
export function statesService(
  stepFunctions: StepFunctionsService,
  cloud: Pick<CloudContext, "authorizer" | "account" | "identities">,
): Service {
  return {
    signingName: "states",
    async handle(request) {
      const operation = request.headers["x-amz-target"]?.replace(/^AWSStepFunctions\./, "") ?? "";
      const body = readJson(await readBody(request.body, largestBody));
      if (!isRecord(body)) throw new ServiceError("SerializationException", "The input is not a structure.");
      const handed = roleNeeds(operation, body);
      request.authorize([statesNeed(operation, body), ...handed]);
      if (handed.length > 0) requireStatesTrust(cloud, body);
      if (/^(Create|Update)StateMachine$/.test(operation)) requireLogDelivery(cloud, body);
      return answer(200, await handled(stepFunctions, operation, body as JsonObject, cloud.account));
    },
    renderError: (error) => {
      // Step Functions has an InvalidToken of its own: a task's.
      const { status, code, message, details } = error instanceof StatesError ? error : renamed(error, jsonErrorNames);
      return answer(status, { __type: code, message, ...details }, { "x-amzn-errortype": code });
    },
    close: () => stepFunctions.close(),
  };
}

/** What Step Functions itself answers. */
class StatesError extends ServiceError {}

async function handled(
  stepFunctions: StepFunctionsService,
  operation: string,
  input: JsonObject,
  account: string,
): Promise<JsonObject> {
  try {
    return await stepFunctions.handle(operation, input, { account });
  } catch (error) {
    if (error instanceof AwsError) throw new StatesError(error.code, error.message, error.status);
    if (isTributaryError(error)) throw new ServiceError("ValidationException", `${error.code}: ${error.message}`);
    throw error;
  }
}

function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ServiceResponse {
  return { status, headers: { "content-type": contentType, ...headers }, body: JSON.stringify(body) };
}
