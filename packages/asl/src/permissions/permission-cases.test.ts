import { expect, test } from "vitest";
import { aws } from "../aws-services.ts";
import { format, http, permissionsOf, s3Contents, stateMachine, widePermissions } from "../index.ts";
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

test("permissionsOf names the machine itself where it is told the name", () => {
  const machine = stateMachine<Upload>({}, (flow) =>
    flow
      .map(
        "Each",
        () => s3Contents<{ readonly id: string }>({ Bucket: "raw", format: "JSONL" }),
        (one) => one.pass("One"),
        {
          distributed: { executionType: "EXPRESS", label: "each" },
        },
      )
      .task("Tell", () =>
        http.invoke({ ApiEndpoint: "https://e.org/a", Method: "POST", InvocationConfig: { ConnectionArn: "c" } }),
      ),
  );
  const options = { stateMachine: "claims-${Stage}" };
  const needs = permissionsOf(machine, options);
  const on = (action: string) => needs.find(({ actions }) => actions.includes(action));
  const states = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:";
  expect(on("states:StartExecution")?.resources).toEqual([`${states}stateMachine:claims-${"${Stage}"}`]);
  expect(on("states:RedriveExecution")?.resources).toEqual([
    `${states}execution:claims-${"${Stage}"}:*`,
    `${states}execution:claims-${"${Stage}"}/each:*`,
  ]);
  expect(on("states:InvokeHTTPEndpoint")).toMatchObject({
    resources: [`${states}stateMachine:claims-${"${Stage}"}`],
    condition: {
      StringEquals: { "states:HTTPMethod": "POST" },
      StringLike: { "states:HTTPEndpoint": "https://e.org/a" },
    },
  });
  expect(widePermissions(machine, options)).toEqual([]);
  expect(widePermissions(machine).map(({ message }) => message.slice(0, 45))).toEqual([
    "only the run knows the state machine itself: ",
    "only the run knows the state machine itself: ",
  ]);
  const byArn = permissionsOf(machine, { stateMachine: "arn:aws:states:eu-west-1:1:stateMachine:claims" });
  expect(byArn.find(({ actions }) => actions.includes("states:StopExecution"))?.resources).toContain(
    `${states}execution:claims:*`,
  );
});
