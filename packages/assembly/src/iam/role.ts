import type { Resource, Value } from "../template/template.ts";

/** An Allow of an identity policy. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly Value[];
  readonly condition?: Value;
}

/** Statements with the same resources become one, actions and statements in a stable order. */
export function mergeStatements(statements: readonly Statement[]): readonly Statement[] {
  const byTarget = new Map<string, Statement>();
  for (const statement of statements) {
    const key = JSON.stringify([statement.resources, statement.condition]);
    const known = byTarget.get(key);
    byTarget.set(key, { ...statement, actions: [...new Set([...(known?.actions ?? []), ...statement.actions])].sort() });
  }
  return [...byTarget.values()].sort((a, b) => compare(sortKey(a), sortKey(b)));
}

const sortKey = ({ actions, resources }: Statement): string => `${actions[0]} ${JSON.stringify(resources)}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface RoleOptions {
  readonly description: string;
  /** `lambda.amazonaws.com` */
  readonly service: string;
  readonly trustCondition?: Value;
  readonly policyName: string;
  readonly statements: readonly Statement[];
  readonly tags: readonly Value[];
}

/** A role that one service assumes, with one inline policy. */
export function role({ description, service, trustCondition, policyName, statements, tags }: RoleOptions): Resource {
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      Description: description,
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sts:AssumeRole",
            ...(trustCondition !== undefined && { Condition: trustCondition }),
          },
        ],
      },
      Policies: [{ PolicyName: policyName, PolicyDocument: { Version: "2012-10-17", Statement: mergeStatements(statements).map(allow) } }],
      Tags: tags,
    },
  };
}

const allow = ({ actions, resources, condition }: Statement): Value => ({
  Effect: "Allow",
  Action: single(actions),
  Resource: single(resources),
  ...(condition !== undefined && { Condition: condition }),
});

const single = (values: readonly Value[]): Value => (values.length === 1 && values[0] !== undefined ? values[0] : values);
