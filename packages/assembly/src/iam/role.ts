import type { Resource, Value } from "../template/template.ts";

/** An Allow of an identity policy. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly Value[];
  readonly condition?: Value;
}

/** Actions on the same resources become one statement, then resources of the same actions; all in a stable order. */
export function mergeStatements(statements: readonly Statement[]): readonly Statement[] {
  const byResources = grouped(statements, ({ resources, condition }) => [sortedValues(resources), condition]).map(
    (group) => ({
      ...group[0],
      actions: [...new Set(group.flatMap(({ actions }) => actions))].sort(),
    }),
  );
  const byActions = grouped(byResources, ({ actions, condition }) => [actions, condition]).map((group) => ({
    ...group[0],
    resources: sortedValues(group.flatMap(({ resources }) => resources)),
  }));
  return byActions.sort((a, b) =>
    compare(JSON.stringify([a.actions, a.resources]), JSON.stringify([b.actions, b.resources])),
  );
}

function grouped(
  statements: readonly Statement[],
  keyOf: (statement: Statement) => unknown,
): [Statement, ...Statement[]][] {
  const groups = new Map<string, [Statement, ...Statement[]]>();
  for (const statement of statements) {
    const key = JSON.stringify(keyOf(statement));
    const group = groups.get(key);
    if (group) group.push(statement);
    else groups.set(key, [statement]);
  }
  return [...groups.values()];
}

const sortedValues = (values: readonly Value[]): readonly Value[] =>
  [...new Map(values.map((value) => [JSON.stringify(value), value]))]
    .sort(([a], [b]) => compare(a, b))
    .map(([, value]) => value);

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
      Policies: [
        {
          PolicyName: policyName,
          PolicyDocument: { Version: "2012-10-17", Statement: mergeStatements(statements).map(allow) },
        },
      ],
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

const single = (values: readonly Value[]): Value =>
  values.length === 1 && values[0] !== undefined ? values[0] : values;
