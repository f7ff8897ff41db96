import { readResource } from "../aws/read-resource.ts";
import type { TaskState } from "../states/task.ts";
import { type Code, call, literal, object } from "./code.ts";
import { payloadCode, textCode } from "./expression-code.ts";
import type { Imports } from "./imports.ts";

const lambdaOptions = ["Qualifier", "InvocationType", "ClientContext"];
const invocationTypes = [undefined, "RequestResponse", "Event", "DryRun"];

type Fields = Readonly<Record<string, unknown>>;

/** The call a Task makes, as the builder's own function for it where there is one. */
export function taskCallCode(state: TaskState, imports: Imports): Code {
  return lambdaCode(state, imports) ?? anyCallCode(state, imports);
}

function anyCallCode({ Resource: resource, Arguments: args }: TaskState, imports: Imports): Code {
  const given = args === undefined ? [] : [payloadCode(args, imports)];
  return call(imports.use("taskCall"), literal(resource), ...given);
}

function lambdaCode({ Resource: resource, Arguments: args }: TaskState, imports: Imports): Code | undefined {
  const read = readResource(resource);
  const waits = read?.waits === "taskToken";
  if (resource !== `arn:aws:states:::lambda:invoke${waits ? ".waitForTaskToken" : ""}` || !isObject(args))
    return undefined;
  const { FunctionName: name, Payload: payload, ...rest } = args;
  if (typeof name !== "string" || (waits && payload === undefined)) return undefined;
  if (!Object.entries(rest).every(([key, value]) => lambdaOptions.includes(key) && typeof value === "string"))
    return undefined;
  if (!invocationTypes.includes(rest.InvocationType as string | undefined)) return undefined;
  const options = Object.entries(rest).map(([key, value]) => [key, textCode(value, imports)] as const);
  const more = options.length > 0 ? [object(Object.fromEntries(options))] : [];
  const given = payload !== undefined ? [payloadCode(payload, imports)] : more.length > 0 ? ["undefined"] : [];
  const callee = `${imports.use("lambda")}.${waits ? "invokeAndWait" : "invoke"}`;
  return call(callee, textCode(name, imports), ...given, ...more);
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
