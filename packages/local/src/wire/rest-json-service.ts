import { InvalidInput } from "../services/input-shape.ts";
import type { AccessNeed, Service, ServiceRequest, ServiceResponse } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";
import { jsonErrorNames, renamed } from "./error-names.ts";
import { readJson } from "./json-service.ts";
import { readBody } from "./read-body.ts";

/** One call of a restJson service, its body read. */
export interface RestCall {
  readonly request: ServiceRequest;
  /** Values of the `{names}` in the route's path, percent-decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body as JSON; throws SerializationException. */
  json(): unknown;
}

export interface RestRoute<Store> {
  readonly method: string;
  /** `/2015-03-31/functions/{FunctionName}/invocations` */
  readonly path: string;
  readonly access: (call: RestCall, store: Store) => readonly AccessNeed[];
  readonly handle: (store: Store, call: RestCall) => Promise<ServiceResponse> | ServiceResponse;
}

export interface RestJsonServiceOptions<Store> {
  readonly signingName: string;
  readonly routes: readonly RestRoute<Store>[];
  readonly store: Store;
  readonly invalidInputCode?: string;
  /** Largest body in bytes. Default: 100 MiB. */
  readonly maximumBody?: number;
  readonly close?: () => Promise<void>;
}

/** A service of the restJson protocol from its table of routes. */
export function restJsonService<Store>(options: RestJsonServiceOptions<Store>): Service {
  const { store } = options;
  const routes = options.routes.map((route) => ({ route, pattern: pathPattern(route.path) }));
  return {
    signingName: options.signingName,
    async handle(request) {
      for (const { route, pattern } of routes) {
        const match = route.method === request.method ? pattern.exec(request.rawPath) : null;
        if (!match) continue;
        const body = await readBody(request.body, options.maximumBody ?? 104_857_600);
        const path = Object.fromEntries(
          Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
        );
        const call: RestCall = { request, path, body, json: () => readJson(body) };
        try {
          request.authorize(route.access(call, store));
          return await route.handle(store, call);
        } catch (error) {
          if (error instanceof InvalidInput)
            throw new ServiceError(options.invalidInputCode ?? "ValidationException", error.message);
          throw error;
        }
      }
      throw new ServiceError(
        "UnknownOperationException",
        `There is no operation at ${request.method} ${request.rawPath}`,
        404,
      );
    },
    renderError(error) {
      const { code, status, message, details } = renamed(error, jsonErrorNames);
      return jsonAnswer({ Type: status < 500 ? "User" : "Service", message, Message: message, ...details }, status, {
        "x-amzn-errortype": code,
      });
    },
    close: options.close ?? (async () => undefined),
  };
}

export function jsonAnswer(
  body: object,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ServiceResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

function pathPattern(path: string): RegExp {
  const parts = path.split(/(\{[A-Za-z]+\+?\})/).map((part) => {
    const name = /^\{([A-Za-z]+)(\+?)\}$/.exec(part);
    if (!name) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return `(?<${name[1]}>${name[2] ? ".+" : "[^/]+"})`;
  });
  return new RegExp(`^${parts.join("")}/?$`);
}
