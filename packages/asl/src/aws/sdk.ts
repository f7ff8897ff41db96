import { TributaryError } from "@tributary/errors";
import type { Value } from "../expressions/expr.ts";
import { type TaskCall, taskCall } from "../flow/task-call.ts";
import type { ClientModule, ClientOf, ErrorsOf, ServiceName } from "./client-module.ts";
import type { WireInput, WireOutput } from "./wire.ts";

/** An SDK client's method in the form that shows both input and output. */
type Method<Input, Output> = (args: Input, options: never, done: (error: never, data?: Output) => void) => void;

/** Arguments that Step Functions takes otherwise than the clients do, by service and action. */
interface Overrides {
  readonly s3: {
    /** A `Body` that is not a string is written as JSON. */
    readonly putObject: { readonly Body?: unknown };
  };
}

type OverridesOf<Service> = Service extends keyof Overrides ? Overrides[Service] : Record<never, never>;

/** One action of a service, called as an AWS SDK integration. */
export interface SdkAction<Input, Output, Errors extends string = string> {
  (args: Value<Input>): TaskCall<Output, Errors>;
  /** Waits until someone answers the task token, which belongs in the arguments as `context.Task.Token`. */
  waitForTaskToken<Answer>(args: Value<Input>): TaskCall<Answer, Failure | Errors>;
}

/** Whoever answers a token with a failure names it freely. */
type Failure = string;

/** The actions of a service, typed from its client. */
export type SdkService<Client, Errors extends string = string, Over = Record<never, never>> = {
  readonly [K in keyof Client as Client[K] extends Method<infer _Input, infer _Output>
    ? K
    : never]: Client[K] extends Method<infer Input, infer Output>
    ? SdkAction<
        K extends keyof Over ? Omit<WireInput<Input, "Java">, keyof Over[K]> & Over[K] : WireInput<Input, "Java">,
        WireOutput<NonNullable<Output>, "Java">,
        Errors
      >
    : never;
};

/** The actions of a service, typed from the module of its client. */
export type SdkModule<Module extends ClientModule> = SdkService<
  ClientOf<Module>,
  ErrorsOf<Module>,
  OverridesOf<ServiceName<Module>>
>;

/**
 * AWS SDK integrations of any service, typed by the SDK client of it that is installed: arguments, answers, and the
 * names of errors in Retry and Catch.
 *
 * @example
 * const translate = sdk<typeof import("@aws-sdk/client-translate")>("translate");
 * flow.task("Translate", () => translate.translateText({ Text: "Guten Tag", SourceLanguageCode: "de", TargetLanguageCode: "en" }))
 */
export function sdk<Module extends ClientModule>(service: ServiceName<Module>): SdkModule<Module> {
  if (!/^[a-z][a-z0-9]*$/.test(service)) {
    throw new TributaryError("TRB-ASL-009", `"${service}" is not a service name of an SDK integration`);
  }
  const actions: object = new Proxy(Object.create(null), {
    get: (_, action) => (typeof action === "symbol" ? undefined : sdkAction(service, action)),
  });
  return actions as SdkModule<Module>;
}

function sdkAction(service: string, action: string): SdkAction<unknown, unknown> {
  const resource = `arn:aws:states:::aws-sdk:${service}:${action}`;
  const callNow = (args: unknown): TaskCall<unknown> => taskCall(resource, args);
  const callAndWait = <Answer>(args: unknown): TaskCall<Answer> => taskCall(`${resource}.waitForTaskToken`, args);
  return Object.assign(callNow, { waitForTaskToken: callAndWait });
}
