import { TributaryError } from "@tributary/errors";
import type { Value } from "../expressions/expr.ts";
import { type TaskCall, taskCall } from "../flow/task-call.ts";
import type { WireInput, WireOutput } from "./wire.ts";

/** An SDK client's method in the form that shows both input and output. */
type Method<Input, Output> = (args: Input, options: never, done: (error: never, data?: Output) => void) => void;

/** Arguments that replace the client's own, by action, where Step Functions takes something else. */
type Overrides = object;

/** One action of a service, called as an AWS SDK integration. */
export interface SdkAction<Input, Output> {
  (args: Value<Input>): TaskCall<Output>;
  /** Waits until someone answers the task token, which belongs in the arguments as `context.Task.Token`. */
  waitForTaskToken<Answer>(args: Value<Input>): TaskCall<Answer>;
}

/** The actions of a service, typed from its client. */
export type SdkService<Client, Over extends Overrides = Record<never, never>> = {
  readonly [K in keyof Client as Client[K] extends Method<infer _Input, infer _Output>
    ? K
    : never]: Client[K] extends Method<infer Input, infer Output>
    ? SdkAction<
        K extends keyof Over ? Omit<WireInput<Input>, keyof Over[K]> & Over[K] : WireInput<Input>,
        WireOutput<NonNullable<Output>>
      >
    : never;
};

/**
 * AWS SDK integrations of any service, typed by the SDK client of it that is installed.
 *
 * @example
 * import type { Translate } from "@aws-sdk/client-translate";
 * const translate = sdk<Translate>("translate");
 * flow.task("Translate", () => translate.translateText({ Text: "Guten Tag", SourceLanguageCode: "de", TargetLanguageCode: "en" }))
 */
export function sdk<Client, Over extends Overrides = Record<never, never>>(service: string): SdkService<Client, Over> {
  if (!/^[a-z][a-z0-9]*$/.test(service)) {
    throw new TributaryError("TRB-ASL-009", `"${service}" is not a service name of an SDK integration`);
  }
  const actions: object = new Proxy(Object.create(null), {
    get: (_, action) => (typeof action === "symbol" ? undefined : sdkAction(service, action)),
  });
  return actions as SdkService<Client, Over>;
}

function sdkAction(service: string, action: string): SdkAction<unknown, unknown> {
  const resource = `arn:aws:states:::aws-sdk:${service}:${action}`;
  const callNow = (args: unknown): TaskCall<unknown> => taskCall(resource, args);
  const callAndWait = <Answer>(args: unknown): TaskCall<Answer> => taskCall(`${resource}.waitForTaskToken`, args);
  return Object.assign(callNow, { waitForTaskToken: callAndWait });
}
