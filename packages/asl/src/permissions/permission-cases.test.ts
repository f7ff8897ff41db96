import { expect, test } from "vitest";
import { aws } from "../aws-services.ts";
import { format, permissionsOf, s3Contents, stateMachine, widePermissions } from "../index.ts";
import type { Json, StateMachineDefinition } from "../states/state-machine-definition.ts";
import cases from "./permission-cases.json" with { type: "json" };

function calling(Resource: string, Arguments: Json): StateMachineDefinition {
  return {
    QueryLanguage: "JSONata",
    StartAt: "Call",
    States: { Call: { Type: "Task", Resource, Arguments, End: true } },
  };
}

for (const { source, resource, arguments: args, needs, ...rest } of cases) {
  test(`permissionsOf ${resource} as ${source} says`, () => {
    const found = permissionsOf(calling(resource, args as Json));
    const table = found.flatMap(({ actions, resources }) => actions.map((action) => [action, resources] as const));
    expect(Object.fromEntries(table)).toEqual(needs);
    const unknown = found.flatMap((one) =>
      one.actions.flatMap((action) => (one.unknown ? [[action, one.unknown]] : [])),
    );
    expect(Object.fromEntries(unknown)).toEqual(("unknown" in rest && rest.unknown) || {});
  });
}

interface Upload {
  readonly bucket: string;
  readonly key: string;
}

const labels = (resources?: Readonly<Record<string, readonly string[]>>) =>
  stateMachine<Upload>({}, (flow) =>
    flow.parallel("Both", [
      (way) =>
        way.task(
          "Labels",
          ({ input }) =>
            aws.rekognition.detectLabels({ Image: { S3Object: { Bucket: input.bucket, Name: input.key } } }),
          resources ? { resources } : {},
        ),
    ]),
  );

test("widePermissions finds what only the run knows, and a hint of the author settles it", () => {
  expect(widePermissions(labels())).toEqual([
    {
      code: "TRB-ASL-018",
      severity: "warning",
      location: "/States/Both/Branches/0/States/Labels",
      message: "only the run knows the bucket: s3:GetObject is allowed on arn:${AWS::Partition}:s3:::*/*",
    },
  ]);
  const hinted = labels({ "s3:GetObject": ["arn:aws:s3:::raw/*"] });
  expect(widePermissions(hinted)).toEqual([]);
  expect(permissionsOf(hinted).map(({ actions, resources }) => [actions, resources])).toEqual([
    [["rekognition:DetectLabels"], ["*"]],
    [["s3:GetObject"], ["arn:aws:s3:::raw/*"]],
  ]);
  expect(
    widePermissions(labels().toAsl(), { resources: { Labels: { "s3:GetObject": ["arn:aws:s3:::raw/*"] } } }),
  ).toEqual([]);
});

test("permissionsOf refuses hints that narrow nothing", () => {
  expect(() => permissionsOf(labels({ "s3:PutObject": ["x"] }))).toThrow('state "Labels" does not call s3:PutObject');
  expect(() => permissionsOf(labels({ "rekognition:DetectLabels": ["x"] }))).toThrow("the definition says what");
});

test("permissionsOf lets a distributed Map load the objects it lists", () => {
  const machine = stateMachine<Upload>({}, (flow) =>
    flow.map(
      "Each",
      ({ input }) =>
        s3Contents<{ readonly id: string }>({ Bucket: "raw", Prefix: format`in/${input.key}/`, format: "JSONL" }),
      (one) => one.pass("One"),
      { distributed: { executionType: "EXPRESS" } },
    ),
  );
  const objects = permissionsOf(machine).find(({ actions }) => actions.includes("s3:GetObject"));
  expect(objects?.resources).toEqual(["arn:${AWS::Partition}:s3:::raw/in/*/*"]);
});
