import type { Value } from "../expressions/expr.ts";
import { type TaskCall, taskCall } from "../flow/task-call.ts";

export interface LambdaOptions {
  /** A version or an alias. */
  readonly Qualifier?: Value<string>;
  readonly InvocationType?: "RequestResponse" | "Event" | "DryRun";
  readonly ClientContext?: Value<string>;
}

/** What a function that was invoked answers. */
export interface LambdaAnswer<Payload> {
  readonly Payload: Payload;
  readonly StatusCode: number;
  readonly ExecutedVersion: string;
}

const resource = "arn:aws:states:::lambda:invoke";

/**
 * The optimised Lambda integration. `functionName` is a name, an ARN, or a `${Placeholder}` for one.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export const lambda = {
  invoke: <Payload = unknown>(
    functionName: Value<string>,
    payload?: Value<unknown>,
    options: LambdaOptions = {},
  ): TaskCall<LambdaAnswer<Payload>> => taskCall(resource, args(functionName, payload, options)),

  /** Waits until someone answers the task token, which belongs in the payload as `context.Task.Token`. */
  invokeAndWait: <Answer>(
    functionName: Value<string>,
    payload: Value<unknown>,
    options: LambdaOptions = {},
  ): TaskCall<Answer> => taskCall(`${resource}.waitForTaskToken`, args(functionName, payload, options)),
} as const;

function args(functionName: Value<string>, payload: Value<unknown>, options: LambdaOptions): object {
  return { FunctionName: functionName, ...options, ...(payload !== undefined && { Payload: payload }) };
}
