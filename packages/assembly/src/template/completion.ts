import type { Blueprint, BlueprintCallback } from "@tributary/pipeline";
import { role } from "../iam/role.ts";
import { completionEvents } from "./completion-events.ts";
import { getAtt, ref } from "./intrinsics.ts";
import { pascalCase, stagedName } from "./names.ts";
import { queuePolicy, sentByRule, sentByTopic } from "./queue-policy.ts";
import { tags } from "./tags.ts";
import type { Resources, Value } from "./template.ts";

/** How job-shaped services tell that they are done: an SNS topic or an EventBridge rule, both into the complete queue. */
export function completion(blueprint: Blueprint): Resources {
  if (blueprint.callbacks.length === 0) return {};
  const made = blueprint.callbacks.map((callback) =>
    callback.via === "sns" ? topic(blueprint, callback) : rule(blueprint, callback),
  );
  return {
    ...Object.assign({}, ...made.map(({ resources }) => resources)),
    CompleteQueuePolicy: queuePolicy(
      "CompleteQueue",
      made.map(({ sender }) => sender),
    ),
  };
}

export const topicId = (service: string): string => `${pascalCase(service)}CompletionTopic`;
export const topicRoleId = (service: string): string => `${pascalCase(service)}CompletionRole`;

/**
 * AWS's own key for SNS lets every principal of the account use it through SNS, and no service principal. The service publishes
 * with the completion role, which is such a principal: the key is enough, costs nothing and needs no permission of its own.
 * An encrypted topic takes HTTPS only.
 *
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, https://docs.aws.amazon.com/textract/latest/dg/api-async-roles.html
 */
const topicKey = "alias/aws/sns";

interface Made {
  readonly resources: Resources;
  readonly sender: Value;
}

function topic(blueprint: Blueprint, { service }: BlueprintCallback): Made {
  const id = topicId(service);
  return {
    sender: sentByTopic("CompleteQueue", id),
    resources: {
      [id]: {
        Type: "AWS::SNS::Topic",
        Properties: {
          TopicName: stagedName(blueprint.name, `${service}-completion`),
          KmsMasterKeyId: topicKey,
          Tags: tags(blueprint),
        },
      },
      [`${pascalCase(service)}CompletionSubscription`]: {
        Type: "AWS::SNS::Subscription",
        Properties: { TopicArn: ref(id), Protocol: "sqs", Endpoint: getAtt("CompleteQueue", "Arn") },
      },
      [topicRoleId(service)]: role({
        description: `Lets ${service} say on the topic of ${blueprint.name} that a job is done`,
        service: `${service}.amazonaws.com`,
        // The service acts for this account only.
        trustCondition: { StringEquals: { "aws:SourceAccount": ref("AWS::AccountId") } },
        policyName: "publish",
        statements: [{ actions: ["sns:Publish"], resources: [ref(id)] }],
        tags: tags(blueprint),
      }),
    },
  };
}

function rule(blueprint: Blueprint, { service }: BlueprintCallback): Made {
  const id = `${pascalCase(service)}CompletionRule`;
  return {
    sender: sentByRule("CompleteQueue", id),
    resources: {
      [id]: {
        Type: "AWS::Events::Rule",
        Properties: {
          Name: stagedName(blueprint.name, `${service}-completion`),
          Description: `Finished ${service} jobs wake the workflow that waits for them`,
          EventPattern: completionEvents(service),
          State: "ENABLED",
          Targets: [{ Id: "CompleteQueue", Arn: getAtt("CompleteQueue", "Arn") }],
        },
      },
    },
  };
}
