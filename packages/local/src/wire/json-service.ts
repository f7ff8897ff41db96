import type { Operation } from "../services/operation.ts";
import type { Service, ServiceRequest, ServiceResponse } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";
import { jsonErrorNames, renamed } from "./error-names.ts";
import { readBody } from "./read-body.ts";
import { runOperation } from "./run-operation.ts";

export interface JsonServiceOptions<Store> {
  readonly signingName: string;
  /** What stands before the dot of `X-Amz-Target`: `AmazonSQS`. */
  readonly targetPrefix: string;
  /** Version of the awsJson protocol. */
  readonly version: "1.0" | "1.1";
  readonly account: string;
  readonly operations: readonly Operation<Store>[];
  readonly store: Store;
  /** Code for an input that breaks an operation's shape. Default: `ValidationException`. */
  readonly invalidInputCode?: string;
  /** Codes of the query protocol that SDKs still look for, by code of this one: `x-amzn-query-error`. */
  readonly queryErrorCodes?: Readonly<Record<string, string>>;
  /** Largest body in bytes. Default: 32 MiB. */
  readonly maximumBody?: number;
  /** Headers that an output asks for. */
  readonly headersOf?: (output: unknown) => Readonly<Record<string, string>>;
  readonly close?: () => Promise<void>;
}

/** A service of the awsJson protocol from its table of operations. */
export function jsonService<Store>(options: JsonServiceOptions<Store>): Service {
  const operations = new Map(options.operations.map((operation) => [operation.name, operation]));
  const contentType = `application/x-amz-json-${options.version}`;
  return {
    signingName: options.signingName,
    async handle(request) {
      const operation = operations.get(operationName(request, options.targetPrefix));
      if (!operation) throw new ServiceError("UnknownOperationException", "The requested operation is not known.", 400);
      const input = readJson(await readBody(request.body, options.maximumBody ?? 33_554_432));
      const { store, account, invalidInputCode = "ValidationException" } = options;
      const output = await runOperation(request, { operation, store, input, account, invalidInputCode });
      return answer(200, contentType, output ?? {}, options.headersOf?.(output));
    },
    renderError(error) {
      const told = renamed(error, jsonErrorNames);
      const queryCode = options.queryErrorCodes?.[told.code];
      const headers = {
        "x-amzn-errortype": told.code,
        ...(queryCode !== undefined && {
          "x-amzn-query-error": `${queryCode};${told.status < 500 ? "Sender" : "Receiver"}`,
        }),
      };
      return answer(told.status, contentType, { __type: told.code, message: told.message, ...told.details }, headers);
    },
    close: options.close ?? (async () => undefined),
  };
}

function operationName({ headers }: ServiceRequest, prefix: string): string {
  const target = headers["x-amz-target"] ?? "";
  const at = target.lastIndexOf(".");
  return target.slice(0, at) === prefix ? target.slice(at + 1) : "";
}

export function readJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new ServiceError("SerializationException", "The request body is not valid JSON.", 400);
  }
}

function answer(
  status: number,
  contentType: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ServiceResponse {
  return { status, headers: { "content-type": contentType, ...headers }, body: JSON.stringify(body) };
}
