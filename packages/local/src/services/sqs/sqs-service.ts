import { queryErrorNames, renamed } from "../../wire/error-names.ts";
import { jsonService } from "../../wire/json-service.ts";
import { readBody } from "../../wire/read-body.ts";
import { runOperation } from "../../wire/run-operation.ts";
import { xmlDocument } from "../../wire/xml.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { QueueStore } from "./queue-store.ts";
import { sqsErrorCodes } from "./sqs-error-codes.ts";
import { sqsOperations } from "./sqs-operations.ts";
import { sqsQueryInput } from "./sqs-query-input.ts";
import { sqsQueryOutput } from "./sqs-query-output.ts";

const xmlns = "http://queue.amazonaws.com/doc/2012-11-05/";
const invalidInputCode = "InvalidParameterValue";
const operations = new Map(sqsOperations.map((operation) => [operation.name, operation]));
const isJson = ({ headers }: Pick<ServiceRequest, "headers">): boolean => headers["x-amz-target"] !== undefined;

/** SQS in both its protocols: a request of the newer one names its operation in a header. */
export function sqsService(queues: QueueStore, account: string): Service {
  const json = jsonService({
    signingName: "sqs",
    targetPrefix: "AmazonSQS",
    version: "1.0",
    account,
    operations: sqsOperations,
    store: queues,
    invalidInputCode,
    queryErrorCodes: sqsErrorCodes,
    close: async () => queues.close(),
  });
  return {
    ...json,
    handle: (request) => (isJson(request) ? json.handle(request) : answer(request, queues, account)),
    renderError: (error, request) => (isJson(request) ? json.renderError(error, request) : told(error, request)),
  };
}

async function answer(request: ServiceRequest, queues: QueueStore, account: string): Promise<ServiceResponse> {
  const form = new URLSearchParams((await readBody(request.body, 4_194_304)).toString("utf8"));
  for (const [name, value] of request.query) if (!name.startsWith("X-Amz-")) form.append(name, value);
  const name = form.get("Action") ?? "";
  const operation = operations.get(name);
  if (!operation) throw new ServiceError("InvalidAction", `The action ${name} is not valid for this endpoint.`);
  const input = sqsQueryInput(form, request.rawPath);
  const output = await runOperation(request, { operation, store: queues, input, account, invalidInputCode });
  return xml(200, `${name}Response`, {
    "@xmlns": xmlns,
    ...(output !== undefined && { [`${name}Result`]: sqsQueryOutput(name, output) }),
    ResponseMetadata: { RequestId: request.requestId },
  });
}

function told(error: ServiceError, { requestId }: { readonly requestId: string }): ServiceResponse {
  const { code, message, status } = renamed(error, queryErrorNames);
  const Type = status < 500 ? "Sender" : "Receiver";
  const fault = { Type, Code: sqsErrorCodes[code] ?? code, Message: message };
  return xml(status, "ErrorResponse", { "@xmlns": xmlns, Error: fault, RequestId: requestId });
}

const xml = (status: number, name: string, value: Parameters<typeof xmlDocument>[1]): ServiceResponse => ({
  status,
  headers: { "content-type": "text/xml" },
  body: xmlDocument(name, value),
});
