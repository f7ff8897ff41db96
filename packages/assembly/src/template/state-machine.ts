import { TributaryError } from "@tributary/errors";
import type { Blueprint, BlueprintReference } from "@tributary/pipeline";
import { bucketName } from "./buckets.ts";
import { topicId, topicRoleId } from "./completion.ts";
import { functionId } from "./functions.ts";
import { getAtt, ref, sub } from "./intrinsics.ts";
import { stagedName } from "./names.ts";
import { tags } from "./tags.ts";
import type { Resources, Value } from "./template.ts";

/** The workflow, definition and substitutions in the open, and where it logs. */
export function stateMachine(blueprint: Blueprint): Resources {
  const { workflow } = blueprint;
  return {
    StateMachine: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        StateMachineName: stagedName(blueprint.name),
        StateMachineType: workflow.type,
        RoleArn: getAtt("StateMachineRole", "Arn"),
        LoggingConfiguration: {
          Level: ref("WorkflowLogLevel"),
          // What travels between states names objects and people's files; the history has it for those who may read that.
          IncludeExecutionData: false,
          Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: getAtt("WorkflowLogGroup", "Arn") } }],
        },
        Definition: asValue(workflow.definition),
        DefinitionSubstitutions: Object.fromEntries(
          Object.entries(workflow.substitutions).map(([name, reference]) => [name, substitution(blueprint, reference)]),
        ),
        Tags: tags(blueprint),
      },
    },
    WorkflowLogGroup: {
      Type: "AWS::Logs::LogGroup",
      Properties: {
        // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html: this prefix keeps the account's resource policy for logs small.
        LogGroupName: sub(`/aws/vendedlogs/states/${blueprint.name}-\${Stage}`),
        RetentionInDays: ref("LogRetentionDays"),
        Tags: tags(blueprint),
      },
    },
  };
}

/** What a placeholder of the definition stands for in this template. */
export function substitution(blueprint: Blueprint, reference: BlueprintReference): Value {
  switch (reference.kind) {
    case "functionArn":
      if (!blueprint.functions.includes(reference.handler)) {
        throw new TributaryError(
          "TRB-ASM-002",
          `The workflow calls the handler ${reference.handler}, which the blueprint's functions leave out`,
        );
      }
      return getAtt(functionId(reference.handler), "Arn");
    case "bucketName":
      return bucketName(reference.bucket);
    case "completionTopicArn":
      return ref(topicId(viaSns(blueprint, reference.service)));
    case "completionRoleArn":
      return getAtt(topicRoleId(viaSns(blueprint, reference.service)), "Arn");
  }
}

function viaSns({ callbacks }: Blueprint, service: string): string {
  if (callbacks.some((callback) => callback.service === service && callback.via === "sns")) return service;
  throw new TributaryError(
    "TRB-ASM-002",
    `The workflow names a completion topic of ${service}, but no callback through SNS is declared for it`,
  );
}

const asValue = (definition: Readonly<Record<string, unknown>>): Value =>
  JSON.parse(JSON.stringify(definition)) as Value;
