import type { ArgumentShape } from "../../aws/aws-model.ts";
import { readResource, type TaskResource } from "../../aws/read-resource.ts";
import type { PlacedState } from "../../states/walk-states.ts";
import { argumentProblems } from "../argument-problems.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { LintContext } from "../lint-context.ts";
import type { Rule } from "./rule.ts";

/** Clients that know what an optimised integration takes, where it takes what the API does. */
const clientOf: Readonly<Record<string, string>> = {
  athena: "athena",
  batch: "batch",
  codebuild: "codebuild",
  databrew: "databrew",
  dynamodb: "dynamodb",
  ecs: "ecs",
  events: "eventbridge",
  glue: "glue",
  lambda: "lambda",
  sagemaker: "sagemaker",
  sns: "sns",
  sqs: "sqs",
  states: "sfn",
};

/** The arguments of a call are those its action takes. Looks only at services whose client is known. */
export const taskArguments: Rule = (context) => context.states.flatMap((placed) => ofState(placed, context));

const any: ArgumentShape = { kind: "any" };
/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
const httpShape: ArgumentShape = {
  kind: "structure",
  members: new Map(
    "ApiEndpoint Method Authentication InvocationConfig Headers QueryParameters RequestBody Transform"
      .split(" ")
      .map((name) => [name, () => any]),
  ),
  required: ["ApiEndpoint", "Method"],
};

function ofState(placed: PlacedState, { aws }: LintContext): readonly Diagnostic[] {
  const { state, location, language } = placed;
  const resource = state.Type === "Task" ? readResource(state.Resource) : undefined;
  const service = resource && clientName(resource);
  const shape =
    resource?.integration === "http"
      ? httpShape
      : service === undefined
        ? undefined
        : aws?.service(service)?.argumentsOf(resource?.action ?? "");
  if (state.Type !== "Task" || !resource || !shape) return [];
  const field = language === "JSONata" ? "Arguments" : "Parameters";
  const given = state[field];
  // In JSONPath the whole input is sent when there are no parameters.
  if (given === undefined && language === "JSONPath") return [];
  const depth = resource.integration === "sdk" ? "all" : "names";
  return argumentProblems(given ?? {}, shape, { language, depth }).map(({ code, message, inside }) => ({
    code,
    severity: "error",
    message: `${resource.action}: ${message}`,
    location: given === undefined ? location : `${location}/${field}${inside}`,
  }));
}

function clientName({ integration, service }: TaskResource): string | undefined {
  if (integration === "sdk") return service;
  return integration === "optimized" && Object.hasOwn(clientOf, service) ? clientOf[service] : undefined;
}
