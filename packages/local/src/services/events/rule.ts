import { document, integer, list, map, optional, string, structure } from "../input-shape.ts";

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly eventPattern: string;
  readonly state: "ENABLED" | "DISABLED";
  readonly description?: string;
  readonly roleArn?: string;
  readonly targets: readonly RuleTarget[];
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html, as far as it is honoured here. */
export const ruleTarget = structure({
  Id: string({ min: 1, max: 64, pattern: /^[.\-_A-Za-z0-9]+$/ }),
  Arn: string({ min: 1, max: 1600 }),
  RoleArn: optional(string()),
  Input: optional(string({ max: 8192 })),
  InputPath: optional(string({ max: 256 })),
  InputTransformer: optional(
    structure({ InputPathsMap: optional(map(string())), InputTemplate: string({ min: 1, max: 8192 }) }),
  ),
  DeadLetterConfig: optional(structure({ Arn: string() })),
  RetryPolicy: optional(
    structure({
      MaximumRetryAttempts: optional(integer({ min: 0, max: 185 })),
      MaximumEventAgeInSeconds: optional(integer({ min: 60, max: 86_400 })),
    }),
  ),
  SqsParameters: optional(document),
});

export type RuleTarget = ReturnType<typeof ruleTarget.read>;

export const ruleTargets = list(ruleTarget, { min: 1, max: 100 });
