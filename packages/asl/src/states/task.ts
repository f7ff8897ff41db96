import { toTemplate } from "../expressions/to-template.ts";
import type { ResourceHints } from "../permissions/permission.ts";
import type { Catcher } from "./catcher.ts";
import { type ErrorRules, printErrors } from "./print-errors.ts";
import { printArguments, printAssign, printComment, printOutput, printTransition } from "./print-payload.ts";
import type { Retrier } from "./retrier.ts";
import type { Assigning, ResultShaping, StateCommon, Transition } from "./state-fields.ts";
import type { Json } from "./state-machine-definition.ts";
import type { Resolve } from "./target.ts";

/** A Task state of a definition. */
export interface TaskState extends StateCommon, Assigning, ResultShaping, Transition {
  readonly Type: "Task";
  readonly Resource: string;
  /** JSONata: what the resource is called with. */
  readonly Arguments?: Json;
  /** JSONPath: what the resource is called with. */
  readonly Parameters?: Json;
  readonly Credentials?: Json;
  /** A number, or an expression in JSONata. */
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** A call of a service or function, made by an integration such as `aws.s3.putObject(...)`. */
export interface TaskNode extends ErrorRules {
  readonly type: "Task";
  readonly name: string;
  readonly comment?: string;
  readonly resource: string;
  readonly arguments?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
  readonly timeoutSeconds?: unknown;
  readonly heartbeatSeconds?: unknown;
  /** `{ RoleArn }` of the role to assume for the call. */
  readonly credentials?: unknown;
  /** Not printed: what the state's actions are called on, where the definition does not say. */
  readonly resources?: ResourceHints;
}

export function taskNode(fields: Omit<TaskNode, "type">): TaskNode {
  return Object.freeze({ type: "Task", ...fields });
}

export function printTask(node: TaskNode, resolve: Resolve): TaskState {
  return {
    Type: "Task",
    ...printComment(node.comment),
    Resource: node.resource,
    ...printArguments(node.arguments),
    ...(node.credentials !== undefined && { Credentials: toTemplate(node.credentials) }),
    ...printSeconds("TimeoutSeconds", node.timeoutSeconds),
    ...printSeconds("HeartbeatSeconds", node.heartbeatSeconds),
    ...printAssign(node.assign),
    ...printOutput(node.output),
    ...printErrors(node, resolve),
    ...printTransition(resolve),
  };
}

function printSeconds(name: "TimeoutSeconds" | "HeartbeatSeconds", value: unknown): Partial<TaskState> {
  return value === undefined ? {} : { [name]: toTemplate(value) };
}
