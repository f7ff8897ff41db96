import { TributaryError } from "@tributary/errors";
import type { CallService, ServiceCall } from "./call-service.ts";
import { clientPackage } from "./client-package.ts";
import { type OpenClient, openClient, type SdkDispatchOptions } from "./sdk-client.ts";
import { serviceCallError } from "./sdk-errors.ts";
import { javaName } from "./sdk-names.ts";
import { operationSchemas } from "./sdk-schema.ts";
import { readAnswer, shapeRequest } from "./sdk-shapes.ts";

export type { SdkDispatchOptions } from "./sdk-client.ts";

/** Calls services through the user's own `@aws-sdk/client-*` packages, loaded when first needed. */
export function sdkDispatch(options: SdkDispatchOptions): CallService {
  const clients = new Map<string, Promise<OpenClient>>();
  return async (call) => {
    const { module, client } = await connect(call);
    const name = commandName(call.action);
    const Command = module[name];
    if (!Command) throw new TributaryError("TRB-SFN-003", `${clientPackage(call.service)} has no ${name}`);
    const schemas = operationSchemas(new Command({}));
    if (!schemas)
      throw new TributaryError("TRB-SFN-003", `${clientPackage(call.service)} is too old: ${name} has no schema`, {
        fix: `npm install ${clientPackage(call.service)}@latest`,
      });
    let answer: object;
    try {
      answer = await client.send(new Command(shapeRequest(call, schemas.input)));
    } catch (error) {
      throw serviceCallError(call, error, {
        name: javaName(client.config?.serviceId ?? call.service),
        modelled: (code) => [code, `${code}Exception`, `${code}Error`].some((known) => known in module),
      });
    }
    return readAnswer(call, answer, schemas.output);
  };

  function connect(call: ServiceCall): Promise<OpenClient> {
    const key = options.credentials ? `${call.service} ${call.roleArn}` : call.service;
    let client = clients.get(key);
    if (!client) {
      client = openClient(call, options);
      clients.set(key, client);
      client.catch(() => clients.delete(key));
    }
    return client;
  }
}

function commandName(action: string): string {
  return `${action.charAt(0).toUpperCase()}${action.slice(1)}Command`;
}
