import { readResource } from "../aws/read-resource.ts";
import type { TaskNode } from "../states/task.ts";
import { fitsClient, isTemplateFunction } from "./client-fit.ts";
import { call, object } from "./code.ts";
import type { Imports } from "./imports.ts";
import { type Pen, valueCode, type Written } from "./value-code.ts";

const lambdaOptions = ["Qualifier", "InvocationType", "ClientContext"];
const invocationTypes = [undefined, "RequestResponse", "Event", "DryRun"];

type Fields = Readonly<Record<string, unknown>>;

/** The call a Task makes, as the builder's own function for it where there is one. */
export function taskCallCode(node: TaskNode, pen: Pen): Written {
  return lambdaCode(node, pen) ?? serviceCode(node, pen) ?? anyCallCode(node, pen);
}

function anyCallCode({ resource, arguments: args }: TaskNode, pen: Pen): Written {
  const callee = `${pen.imports.use("taskCall")}<${untyped(pen.imports)}>`;
  const given = args === undefined ? undefined : valueCode(args, pen);
  return { code: call(callee, JSON.stringify(resource), ...(given ? [given.code] : [])), reads: given?.reads ?? none };
}

const none: ReadonlySet<string> = new Set();

/** A call typed by the service's client. */
function serviceCode({ resource, arguments: args }: TaskNode, pen: Pen): Written | undefined {
  const read = readResource(resource);
  if (!read || !isObject(args) || !resource.startsWith("arn:aws:states:::")) return undefined;
  const { integration, action, waits } = read;
  if (integration === "http" && action === "invoke" && waits === "response") {
    const { code, reads } = valueCode(args, pen);
    return { code: call(`${pen.imports.use("http")}.invoke<${untyped(pen.imports)}>`, code), reads };
  }
  const callee = clientOf(resource, args, pen.imports);
  if (callee === undefined) return undefined;
  const { code, reads } = valueCode(args, pen);
  const answers = `<${untyped(pen.imports)}>`;
  const suffix = { response: "", sync: ".sync", taskToken: `.waitForTaskToken${answers}` }[waits];
  return { code: call(`${callee}.${action}${suffix}`, code), reads };
}

function clientOf(resource: string, args: Fields, imports: Imports): string | undefined {
  const { integration, service = "" } = readResource(resource) ?? {};
  if (integration === "sdk") return fitsClient(args, service) ? imports.sdk(service) : undefined;
  // Optimised integrations take objects for JSON texts, and the builder's types say so.
  if (integration !== "optimized" || !fitsClient(args, service, new Set())) return undefined;
  return imports.optimized(service, resource.slice(`arn:aws:states:::${service}:`.length));
}

/** Whether the compiler knows by which names a call can fail. */
export function hasNamedErrors({ resource, arguments: args }: TaskNode, imports: Imports): boolean {
  if (!isObject(args) || !resource.startsWith("arn:aws:states:::")) return false;
  return readResource(resource)?.waits !== "taskToken" && clientOf(resource, args, imports) !== undefined;
}

function lambdaCode({ resource, arguments: args }: TaskNode, pen: Pen): Written | undefined {
  const read = readResource(resource);
  const waits = read?.waits === "taskToken";
  if (resource !== `arn:aws:states:::lambda:invoke${waits ? ".waitForTaskToken" : ""}` || !isObject(args))
    return undefined;
  const { FunctionName: name, Payload: payload, ...rest } = args;
  if (name === undefined || isTemplateFunction(name) || (waits && payload === undefined)) return undefined;
  if (!Object.entries(rest).every(([key, value]) => lambdaOptions.includes(key) && typeof value === "string"))
    return undefined;
  if (!invocationTypes.includes(rest.InvocationType as string | undefined)) return undefined;
  const [of, given, more] = [name, payload, rest].map((value) => valueCode(value, pen));
  const options = Object.keys(rest).length > 0 && more ? [more.code] : [];
  const passed = payload === undefined ? (options.length > 0 ? ["undefined"] : []) : given ? [given.code] : [];
  const callee = `${pen.imports.use("lambda")}.${waits ? "invokeAndWait" : "invoke"}<${untyped(pen.imports)}>`;
  return {
    code: call(callee, of?.code ?? object({}), ...passed, ...options),
    reads: new Set([of, given, more].flatMap((each) => [...(each?.reads ?? [])])),
  };
}

function untyped(imports: Imports): string {
  imports.use("type Untyped");
  return "Untyped";
}

function isObject(value: unknown): value is Fields {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
