import type { Operation } from "../services/operation.ts";
import type { Service, ServiceResponse } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";
import { isRecord } from "../template/is-record.ts";
import { queryErrorNames, renamed } from "./error-names.ts";
import { queryInput } from "./query-input.ts";
import { readBody } from "./read-body.ts";
import { runOperation } from "./run-operation.ts";
import { type XmlValue, xmlDocument } from "./xml.ts";

export interface QueryServiceOptions<Store> {
  readonly signingName: string;
  /** `https://sns.amazonaws.com/doc/2010-03-31/` */
  readonly xmlNamespace: string;
  readonly account: string;
  readonly operations: readonly Operation<Store>[];
  readonly store: Store;
  /** Output members that are maps; they are written as entries of key and value. */
  readonly mapMembers?: readonly string[];
  /** Code for an input that breaks an operation's shape. Default: `ValidationError`. */
  readonly invalidInputCode?: string;
  readonly close?: () => Promise<void>;
}

/** A service of the awsQuery protocol from its table of operations. */
export function queryService<Store>(options: QueryServiceOptions<Store>): Service {
  const operations = new Map(options.operations.map((operation) => [operation.name, operation]));
  const maps = new Set(options.mapMembers ?? []);
  return {
    signingName: options.signingName,
    async handle(request) {
      const form = new URLSearchParams((await readBody(request.body, 4_194_304)).toString("utf8"));
      for (const [name, value] of request.query) if (!name.startsWith("X-Amz-")) form.append(name, value);
      const name = form.get("Action") ?? "";
      const operation = operations.get(name);
      if (!operation)
        throw new ServiceError("InvalidAction", `The action ${name} is not valid for this endpoint.`, 400);
      const { store, account, invalidInputCode = "ValidationError" } = options;
      const output = await runOperation(request, {
        operation,
        store,
        input: queryInput(form),
        account,
        invalidInputCode,
      });
      return answer(200, `${name}Response`, {
        "@xmlns": options.xmlNamespace,
        ...(isRecord(output) && { [`${name}Result`]: xmlValue(output, maps) }),
        ResponseMetadata: { RequestId: request.requestId },
      });
    },
    renderError(error, { requestId }) {
      const told = renamed(error, queryErrorNames);
      return answer(told.status, "ErrorResponse", {
        "@xmlns": options.xmlNamespace,
        Error: { Type: told.status < 500 ? "Sender" : "Receiver", Code: told.code, Message: told.message },
        RequestId: requestId,
      });
    },
    close: options.close ?? (async () => undefined),
  };
}

function answer(status: number, name: string, value: XmlValue): ServiceResponse {
  return { status, headers: { "content-type": "text/xml" }, body: xmlDocument(name, value) };
}

/** Lists are wrapped in `member`, maps in `entry`. */
function xmlValue(value: unknown, maps: ReadonlySet<string>, name = ""): XmlValue {
  if (Array.isArray(value)) return { member: value.map((item) => xmlValue(item, maps)) };
  if (value instanceof Date) return value;
  if (!isRecord(value))
    return typeof value === "number" || typeof value === "boolean" || value === undefined ? value : String(value);
  if (maps.has(name))
    return { entry: Object.entries(value).map(([key, item]) => ({ key, value: xmlValue(item, maps) })) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, xmlValue(item, maps, key)]));
}
