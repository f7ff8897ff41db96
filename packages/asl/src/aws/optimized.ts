import { TributaryError } from "@tributary/errors";
import type { Value } from "../expressions/expr.ts";
import type { Untyped } from "../expressions/untyped.ts";
import { type TaskCall, taskCall } from "../flow/task-call.ts";
import type { ClientModule, ClientOf, NameOf } from "./client-module.ts";
import type { JsonArguments, OptimizedClients } from "./optimized-clients.ts";
import type { WireInput, WireOutput } from "./wire.ts";

type Row<Module> = OptimizedClients[NameOf<Module> & keyof OptimizedClients];
type Method<Input, Output> = (args: Input, options: never, done: (error: never, data?: Output) => void) => void;

type InputOf<Client, Action> = Action extends keyof Client
  ? Client[Action] extends Method<infer Input, infer _Output>
    ? Action extends keyof JsonArguments
      ? Omit<WireInput<Input, "API">, keyof JsonArguments[Action]> & JsonArguments[Action]
      : WireInput<Input, "API">
    : never
  : never;

type OutputOf<Client, Action> = Action extends keyof Client
  ? Client[Action] extends Method<infer _Input, infer Output>
    ? WireOutput<NonNullable<Output>, "API">
    : never
  : never;

/** The arguments: the service's own, unless the integration has others. */
type Taken<Client, Action, Ways> = Ways extends { readonly as: infer Other; readonly less: infer Less }
  ? Omit<InputOf<Client, Other>, Less & PropertyKey> & Added<Ways> & Single<InputOf<Client, Other>, Ways>
  : Ways extends { readonly plus: infer Plus }
    ? Plus
    : InputOf<Client, Action>;

type Added<Ways> = Ways extends { readonly plus: infer Plus } ? Plus : unknown;

/** One element in place of a list. */
type Single<Input, Ways> = Ways extends { readonly one: infer Lists }
  ? {
      readonly [K in keyof Lists]: Lists[K] extends keyof Input
        ? NonNullable<Input[Lists[K]]> extends readonly (infer Element)[]
          ? Element
          : never
        : never;
    }
  : unknown;

type Given<Client, Action, Ways> = Ways extends { readonly gives: infer Gives } ? Gives : OutputOf<Client, Action>;

/** What is known of a job when it has ended. */
type JobOf<Client, Told> = Told extends { readonly gives: infer Gives }
  ? Gives
  : Told extends { readonly of: infer Action; readonly first: infer List }
    ? List extends keyof OutputOf<Client, Action>
      ? OutputOf<Client, Action>[List] extends readonly (infer Job)[]
        ? Job
        : never
      : never
    : Told extends { readonly of: infer Action; readonly field: infer Field }
      ? OutputOf<Client, Action>[Field & keyof OutputOf<Client, Action>]
      : Told extends { readonly of: infer Action }
        ? OutputOf<Client, Action>
        : never;

/** A finished execution tells its output as JSON. */
type Finished<Job, Answer> = Job extends { readonly Output: string }
  ? Omit<Job, "Output"> & { readonly Output: Answer }
  : Job;

type Calling<Input, Output> = (args: Value<Input>) => TaskCall<Output>;

/** Part of the answer is what the other side says. */
type Asking<Input, Output, Body extends PropertyKey> = <Answer = unknown>(
  args: Value<Input>,
) => TaskCall<Omit<Output, Body> & { readonly [K in Body]: Answer }>;

interface Syncing<Input, Job> {
  /** Waits until the job has ended, and fails when it failed. */
  sync<Answer = unknown>(args: Value<Input>): TaskCall<Finished<Job, Answer>>;
}

interface SyncingUndocumented<Input> {
  /** Waits until the job has ended, and fails when it failed. What it answers then is the author's word. */
  sync<Answer = Untyped>(args: Value<Input>): TaskCall<Answer>;
}

interface Waiting<Input> {
  /** Waits until someone answers the task token, which belongs in the arguments as `context.Task.Token`. */
  waitForTaskToken<Answer>(args: Value<Input>): TaskCall<Answer>;
}

type OptimizedAction<Client, Action, Ways> = (Ways extends { readonly body: infer Body extends PropertyKey }
  ? Asking<Taken<Client, Action, Ways>, Given<Client, Action, Ways>, Body>
  : Calling<Taken<Client, Action, Ways>, Given<Client, Action, Ways>>) &
  (Ways extends { readonly sync: infer Told }
    ? Told extends "undocumented"
      ? SyncingUndocumented<Taken<Client, Action, Ways>>
      : Syncing<Taken<Client, Action, Ways>, JobOf<Client, Told>>
    : unknown) &
  (Ways extends { readonly token: true } ? Waiting<Taken<Client, Action, Ways>> : unknown);

/** The actions of a service that Step Functions has an integration of its own for. */
export type OptimizedService<Module> = {
  readonly [Action in keyof Row<Module>["actions"]]: OptimizedAction<
    ClientOf<Module>,
    Action,
    Row<Module>["actions"][Action]
  >;
};

/**
 * The optimised integrations, which can wait for a job and take JSON where the service takes text.
 *
 * @example
 * const glue = optimized<typeof import("@aws-sdk/client-glue")>("glue");
 * flow.task("Compact", () => glue.startJobRun.sync({ JobName: "compact" }), { timeoutSeconds: 3600 })
 */
export function optimized<Module extends ClientModule>(service: Row<Module>["service"]): OptimizedService<Module> {
  if (!/^[a-z][a-z-]*$/.test(service)) {
    throw new TributaryError("TRB-ASL-009", `"${String(service)}" is not a service name of an integration`);
  }
  const actions: object = new Proxy(Object.create(null), {
    get: (_, action) => (typeof action === "symbol" ? undefined : calls(service, action)),
  });
  return actions as OptimizedService<Module>;
}

function calls(service: string, action: string): object {
  const resource = `arn:aws:states:::${service}:${action}`;
  // The second version tells the child's output as JSON, not as text.
  const sync = service === "states" ? ".sync:2" : ".sync";
  return Object.assign((args: unknown) => taskCall(resource, args), {
    sync: (args: unknown) => taskCall(`${resource}${sync}`, args),
    waitForTaskToken: (args: unknown) => taskCall(`${resource}.waitForTaskToken`, args),
  });
}
