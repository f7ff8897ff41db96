import type { Value } from "../expressions/expr.ts";
import { type TaskCall, taskCall } from "../flow/task-call.ts";

/** A call of an HTTPS endpoint. */
export interface HttpRequest {
  readonly ApiEndpoint: string;
  readonly Method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
  /** An EventBridge connection, which holds the credentials. */
  readonly Authentication?: { readonly ConnectionArn: string };
  /** The connection to a private endpoint. */
  readonly InvocationConfig?: { readonly ConnectionArn: string };
  readonly Headers?: { readonly [name: string]: string | readonly string[] };
  readonly QueryParameters?: { readonly [name: string]: string | readonly string[] };
  readonly RequestBody?: unknown;
  readonly Transform?: {
    readonly RequestBodyEncoding: "NONE" | "URL_ENCODED";
    /** How lists are written. */
    readonly RequestEncodingOptions?: { readonly ArrayFormat: "INDICES" | "REPEAT" | "COMMAS" | "BRACKETS" | "NONE" };
  };
}

export interface HttpAnswer<Body> {
  readonly Headers: { readonly [name: string]: readonly string[] };
  readonly ResponseBody: Body;
  readonly StatusCode: number;
  readonly StatusText: string;
}

/** The HTTP task. https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export const http = {
  invoke: <Body = unknown>(request: Value<HttpRequest>): TaskCall<HttpAnswer<Body>> =>
    taskCall("arn:aws:states:::http:invoke", request),
} as const;

/** A call of an API Gateway endpoint, which may be signed with the machine's role. */
export interface ApiGatewayRequest {
  /** `<api>.execute-api.<Region>.amazonaws.com`, without a scheme. */
  readonly ApiEndpoint: string;
  readonly Method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
  readonly Stage?: string;
  readonly Path?: string;
  readonly Headers?: { readonly [name: string]: readonly string[] };
  readonly QueryParameters?: { readonly [name: string]: readonly string[] };
  readonly RequestBody?: unknown;
  readonly AllowNullValues?: boolean;
  readonly AuthType?: "NO_AUTH" | "IAM_ROLE" | "RESOURCE_POLICY";
}

const invokeApi = "arn:aws:states:::apigateway:invoke";

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html */
export const apiGateway = {
  invoke: <Body = unknown>(request: Value<ApiGatewayRequest>): TaskCall<HttpAnswer<Body>> =>
    taskCall(invokeApi, request),

  /** Waits until someone answers the task token, which belongs in the request as `context.Task.Token`. */
  invokeAndWait: <Answer>(request: Value<ApiGatewayRequest>): TaskCall<Answer> =>
    taskCall(`${invokeApi}.waitForTaskToken`, request),
} as const;

/** An activity, whose workers ask for tasks. `arn` may be a `${Placeholder}`. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
export function activity<Answer>(arn: string, input?: Value<unknown>): TaskCall<Answer> {
  return taskCall(arn, input);
}
