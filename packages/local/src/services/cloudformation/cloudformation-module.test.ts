import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ListChangeSetsCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  type Stack,
  ValidateTemplateCommand,
} from "@aws-sdk/client-cloudformation";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { iamModule } from "../iam/iam-module.ts";
import { s3Module } from "../s3/s3-module.ts";
import { sqsModule } from "../sqs/sqs-module.ts";
import { cloudformationModule } from "./cloudformation-module.ts";

let cloud: LocalCloud;
let cfn: CloudFormationClient;
let s3: S3Client;
let sqs: SQSClient;
let stateDir: string;

const services = [iamModule, sqsModule, s3Module, cloudformationModule];

async function open(): Promise<void> {
  cloud = await startLocalCloud({ stateDir, services });
  const settings = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials, maxAttempts: 1 };
  cfn = new CloudFormationClient(settings);
  s3 = new S3Client({ ...settings, forcePathStyle: true });
  sqs = new SQSClient(settings);
}

async function shut(): Promise<void> {
  for (const client of [cfn, s3, sqs]) client.destroy();
  await cloud.close();
}

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-cfn-"));
  await open();
});

afterEach(async () => {
  await shut();
  await rm(stateDir, { recursive: true, force: true });
});

const queue = (Properties: object = {}) => ({ Type: "AWS::SQS::Queue", Properties });
const bucket = (Properties: object = {}) => ({
  Type: "AWS::S3::Bucket",
  DeletionPolicy: "RetainExceptOnCreate",
  UpdateReplacePolicy: "Retain",
  Properties: { BucketName: { "Fn::Sub": "raw-${Stage}-${AWS::AccountId}" }, ...Properties },
});
const broken = { Type: "AWS::SQS::Queue", Properties: { QueueName: "not a name!" }, DependsOn: ["Inbox"] };

const body = (Resources: object, more: object = {}): string =>
  JSON.stringify({
    Description: "test",
    Parameters: { Stage: { Type: "String", Default: "dev", AllowedPattern: "[a-z]+" } },
    Resources,
    Outputs: { Out: { Value: { "Fn::GetAtt": ["Inbox", "Arn"] }, Description: "the inbox" } },
    ...more,
  });

const change = (TemplateBody: string, more: Partial<CreateChangeSetCommandInput> = {}) =>
  cfn.send(
    new CreateChangeSetCommand({
      StackName: "claims-dev",
      ChangeSetName: "first",
      TemplateBody,
      ChangeSetType: "CREATE",
      ...more,
    }),
  );

const describe = async (StackName = "claims-dev"): Promise<Stack | undefined> =>
  (await cfn.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];

async function ended(StackName = "claims-dev"): Promise<Stack | undefined> {
  return vi.waitFor(
    async () => {
      const stack = await describe(StackName);
      if (stack?.StackStatus?.endsWith("_IN_PROGRESS")) throw new Error("not yet");
      return stack;
    },
    { timeout: 30_000, interval: 20 },
  );
}

const execute = (ChangeSetName = "first") =>
  cfn.send(new ExecuteChangeSetCommand({ StackName: "claims-dev", ChangeSetName }));

async function deploy(
  TemplateBody: string,
  more: Partial<CreateChangeSetCommandInput> = {},
): Promise<Stack | undefined> {
  await change(TemplateBody, more);
  await execute(more.ChangeSetName);
  return ended();
}

const update = { ChangeSetType: "UPDATE", ChangeSetName: "second" } as const;
const events = async () =>
  ((await cfn.send(new DescribeStackEventsCommand({ StackName: "claims-dev" }))).StackEvents ?? []).map(
    ({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
      [LogicalResourceId, ResourceStatus, ResourceStatusReason ?? ""] as const,
  );

test("a change set makes a stack, and its resources, events, outputs and template can be read", async () => {
  await change(body({ Inbox: queue({ QueueName: { "Fn::Sub": "inbox-${Stage}" } }) }), {
    Parameters: [{ ParameterKey: "Stage", ParameterValue: "test" }],
    Tags: [{ Key: "team", Value: "claims" }],
  });
  expect(await describe()).toMatchObject({ StackStatus: "REVIEW_IN_PROGRESS" });
  const planned = await cfn.send(new DescribeChangeSetCommand({ StackName: "claims-dev", ChangeSetName: "first" }));
  expect(planned).toMatchObject({
    Status: "CREATE_COMPLETE",
    ExecutionStatus: "AVAILABLE",
    Changes: [{ ResourceChange: { Action: "Add", LogicalResourceId: "Inbox", ResourceType: "AWS::SQS::Queue" } }],
  });
  expect((await cfn.send(new ListChangeSetsCommand({ StackName: "claims-dev" }))).Summaries).toHaveLength(1);
  await execute();
  expect(await ended()).toMatchObject({
    StackStatus: "CREATE_COMPLETE",
    Parameters: [{ ParameterKey: "Stage", ParameterValue: "test" }],
    Tags: [{ Key: "team", Value: "claims" }],
    Outputs: [
      { OutputKey: "Out", OutputValue: "arn:aws:sqs:us-east-1:000000000000:inbox-test", Description: "the inbox" },
    ],
  });
  await sqs.send(new GetQueueUrlCommand({ QueueName: "inbox-test" }));
  expect((await events()).map(([id, status]) => `${id} ${status}`)).toEqual([
    "claims-dev CREATE_COMPLETE",
    "Inbox CREATE_COMPLETE",
    "Inbox CREATE_IN_PROGRESS",
    "Inbox CREATE_IN_PROGRESS",
    "claims-dev CREATE_IN_PROGRESS",
    "claims-dev REVIEW_IN_PROGRESS",
  ]);
  const { StackResources } = await cfn.send(new DescribeStackResourcesCommand({ StackName: "claims-dev" }));
  expect(StackResources).toMatchObject([{ LogicalResourceId: "Inbox", ResourceStatus: "CREATE_COMPLETE" }]);
  const { StackResourceSummaries } = await cfn.send(new ListStackResourcesCommand({ StackName: "claims-dev" }));
  expect(StackResourceSummaries).toHaveLength(1);
  const { TemplateBody } = await cfn.send(new GetTemplateCommand({ StackName: "claims-dev" }));
  expect(JSON.parse(TemplateBody ?? "")).toHaveProperty("Resources.Inbox");
  const { StackSummaries } = await cfn.send(new ListStacksCommand({ StackStatusFilter: ["CREATE_COMPLETE"] }));
  expect(StackSummaries).toMatchObject([{ StackName: "claims-dev" }]);
});

test("an update tells what it modifies, replaces and removes, does it, and an empty one fails", async () => {
  const before = { Inbox: queue({ QueueName: "one" }), Gone: queue({ QueueName: "gone" }), Same: queue() };
  await deploy(body(before));
  await change(body(before), { ...update, ChangeSetName: "nothing" });
  expect(
    await cfn.send(new DescribeChangeSetCommand({ StackName: "claims-dev", ChangeSetName: "nothing" })),
  ).toMatchObject({
    Status: "FAILED",
    ExecutionStatus: "UNAVAILABLE",
    StatusReason: expect.stringContaining("didn't contain changes"),
  });
  await expect(execute("nothing")).rejects.toMatchObject({ name: "InvalidChangeSetStatusException" });

  const after = { Inbox: queue({ QueueName: "two" }), Same: queue({ VisibilityTimeout: 60 }), New: queue() };
  await change(body(after), update);
  const { Changes = [] } = await cfn.send(
    new DescribeChangeSetCommand({ StackName: "claims-dev", ChangeSetName: "second" }),
  );
  expect(Changes.map(({ ResourceChange: c }) => [c?.Action, c?.LogicalResourceId, c?.Replacement])).toEqual([
    ["Modify", "Inbox", "True"],
    ["Modify", "Same", "False"],
    ["Add", "New", undefined],
    ["Remove", "Gone", undefined],
  ]);
  await execute("second");
  expect(await ended()).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
  await sqs.send(new GetQueueUrlCommand({ QueueName: "two" }));
  for (const QueueName of ["one", "gone"])
    await expect(sqs.send(new GetQueueUrlCommand({ QueueName }))).rejects.toThrow();
  expect(await events()).toContainEqual([
    "Inbox",
    "UPDATE_IN_PROGRESS",
    "Requested update requires the creation of a new physical resource; hence creating one.",
  ]);
});

test("a failed creation takes back what it made, and the stack can only be deleted", async () => {
  expect(await deploy(body({ Raw: bucket(), Inbox: queue({ QueueName: "in" }), Broken: broken }))).toMatchObject({
    StackStatus: "ROLLBACK_COMPLETE",
  });
  const told = await events();
  expect(told).toContainEqual([
    "Broken",
    "CREATE_FAILED",
    expect.stringMatching(/^Resource handler returned message: ".+" \(RequestToken: .+, HandlerErrorCode: \w+\)$/),
  ]);
  expect(told).toContainEqual([
    "claims-dev",
    "ROLLBACK_IN_PROGRESS",
    "The following resource(s) failed to create: [Broken]. ",
  ]);
  await expect(sqs.send(new GetQueueUrlCommand({ QueueName: "in" }))).rejects.toThrow();
  expect((await s3.send(new ListBucketsCommand({}))).Buckets).toEqual([]);
  await expect(change(body({ Inbox: queue() }), update)).rejects.toMatchObject({
    name: "ValidationError",
    message: expect.stringMatching(/^Stack:arn:.+ is in ROLLBACK_COMPLETE state and can not be updated\.$/),
  });
  await cfn.send(new DeleteStackCommand({ StackName: "claims-dev" }));
  await vi.waitFor(() => expect(describe()).rejects.toThrow("Stack with id claims-dev does not exist"), 30_000);
});

test("a failed update gives everything back as it was", async () => {
  await deploy(body({ Inbox: queue({ QueueName: "in", VisibilityTimeout: 30 }), Old: queue({ QueueName: "old" }) }));
  const after = {
    Inbox: queue({ QueueName: "in", VisibilityTimeout: 90 }),
    Old: queue({ QueueName: "renamed" }),
    Extra: queue({ QueueName: "extra" }),
    Broken: broken,
  };
  expect(await deploy(body(after), update)).toMatchObject({ StackStatus: "UPDATE_ROLLBACK_COMPLETE" });
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "in" }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["VisibilityTimeout"] }),
  );
  expect(Attributes).toEqual({ VisibilityTimeout: "30" });
  await sqs.send(new GetQueueUrlCommand({ QueueName: "old" }));
  for (const QueueName of ["renamed", "extra"])
    await expect(sqs.send(new GetQueueUrlCommand({ QueueName }))).rejects.toThrow();
  expect(
    (await cfn.send(new ListStackResourcesCommand({ StackName: "claims-dev" }))).StackResourceSummaries?.map(
      (r) => r.LogicalResourceId,
    ),
  ).toEqual(["Inbox", "Old"]);
  const good = { Inbox: queue({ QueueName: "in", VisibilityTimeout: 90 }), Old: queue({ QueueName: "old" }) };
  expect(await deploy(body(good), { ...update, ChangeSetName: "third" })).toMatchObject({
    StackStatus: "UPDATE_COMPLETE",
  });
});

test("a resource with a name of its own is not replaced under that name", async () => {
  const inbox = queue({ QueueName: "in" });
  await deploy(body({ Inbox: inbox, Raw: bucket() }));
  const failed = await deploy(body({ Inbox: inbox, Raw: bucket({ ObjectLockEnabled: true }) }), update);
  expect(failed?.StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect((await events()).map(([, , reason]) => reason)).toContainEqual(
    expect.stringContaining("cannot update a stack when a custom-named resource requires replacing. Rename raw-dev-"),
  );
});

test("a deleted stack leaves what is retained; it stands in the way of a new one, and can be imported", async () => {
  const resources = { Inbox: queue({ QueueName: "in" }), Raw: bucket({ Tags: [{ Key: "a", Value: "1" }] }) };
  const first = await deploy(body(resources));
  await cfn.send(new DeleteStackCommand({ StackName: "claims-dev" }));
  await vi.waitFor(() => expect(describe()).rejects.toThrow("does not exist"), 30_000);
  const gone = await describe(first?.StackId);
  expect(gone).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
  expect((await s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(1);

  expect(await deploy(body(resources))).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  expect((await events()).map(([, , reason]) => reason)).toContainEqual(
    expect.stringContaining('"raw-dev-000000000000 already exists" (RequestToken'),
  );
  await cfn.send(new DeleteStackCommand({ StackName: "claims-dev" }));
  await vi.waitFor(() => expect(describe()).rejects.toThrow("does not exist"), 30_000);

  const imported = await deploy(body({ Raw: resources.Raw }, { Outputs: {} }), {
    ChangeSetType: "IMPORT",
    ResourcesToImport: [
      {
        LogicalResourceId: "Raw",
        ResourceType: "AWS::S3::Bucket",
        ResourceIdentifier: { BucketName: "raw-dev-000000000000" },
      },
    ],
  });
  expect(imported).toMatchObject({ StackStatus: "IMPORT_COMPLETE" });
  expect(await deploy(body(resources), update)).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
});

test("what a stopped cloud left under way goes on when it starts again", async () => {
  const { StackId = "" } = await cfn.send(
    new CreateStackCommand({ StackName: "claims-dev", TemplateBody: body({ Inbox: queue({ QueueName: "in" }) }) }),
  );
  const stack = await ended();
  expect(stack?.StackStatus).toBe("CREATE_COMPLETE");
  const stored = cloud.context.store.map<object>("cloudformation.stacks");
  const template = body({ Inbox: queue({ QueueName: "in", VisibilityTimeout: 77 }) });
  const operation = {
    kind: "UPDATE",
    principal: { arn: "arn:aws:iam::000000000000:root", account: "000000000000", accessKeyId: "x" },
    templateBody: template,
    parameters: [],
    tags: [],
    imports: [],
    before: {},
    disableRollback: false,
  };
  await stored.set(StackId, { ...stored.get(StackId), status: "UPDATE_IN_PROGRESS", operation });
  await shut();
  await open();
  expect(await ended()).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
});

test("queues have their URL where the cloud is now, after it came back on another port", async () => {
  const Outputs = { Url: { Value: { Ref: "Inbox" } } };
  await deploy(body({ Inbox: queue({ QueueName: "inbox" }) }, { Outputs }));
  await shut();
  await open();
  expect((await describe())?.Outputs?.[0]?.OutputValue).toBe(`${cloud.endpoint}/000000000000/inbox`);
  await change(body({ Inbox: queue({ QueueName: "inbox" }) }, { Outputs }), update);
  expect(
    await cfn.send(new DescribeChangeSetCommand({ StackName: "claims-dev", ChangeSetName: "second" })),
  ).toMatchObject({
    Status: "FAILED",
    StatusReason: expect.stringContaining("didn't contain changes"),
  });
});

test.each<[string, Partial<CreateChangeSetCommandInput>, string]>([
  ["no JSON", { TemplateBody: "{" }, "JSON not well-formed"],
  ["no resources", { TemplateBody: "{}" }, "At least one Resources member must be defined"],
  [
    "an unknown type",
    { TemplateBody: body({ Inbox: { Type: "AWS::No::Thing" } }) },
    "Unrecognized resource types: [AWS::No::Thing]",
  ],
  [
    "a reference to nothing",
    { TemplateBody: body({ Inbox: queue({ QueueName: { Ref: "Nobody" } }) }) },
    "Unresolved resource dependencies [Nobody] in the Resources block of the template",
  ],
  [
    "an unknown parameter",
    { Parameters: [{ ParameterKey: "Size", ParameterValue: "1" }] },
    "Parameters: [Size] do not exist in the template",
  ],
  ["a parameter out of its pattern", { Parameters: [{ ParameterKey: "Stage", ParameterValue: "D1" }] }, "Stage"],
  ["a stack that is not there", { ChangeSetType: "UPDATE" }, "Stack [claims-dev] does not exist"],
  ["a bad stack name", { StackName: "9 lives" }, "failed to satisfy constraint"],
  [
    "a template above the limit",
    { TemplateBody: body({ Inbox: queue() }, { Metadata: { x: "x".repeat(52_000) } }) },
    "51200",
  ],
  [
    "a role without the capability",
    { TemplateBody: body({ Inbox: queue(), R: { Type: "AWS::IAM::Role", Properties: {} } }) },
    "Requires capabilities : [CAPABILITY_IAM]",
  ],
])("CreateChangeSet refuses %s", async (_what, input, message) => {
  await expect(change(body({ Inbox: queue() }), input)).rejects.toThrow(message);
});

test("ValidateTemplate and GetTemplateSummary tell parameters, capabilities and types", async () => {
  const TemplateBody = body({ Inbox: queue(), R: { Type: "AWS::IAM::Role", Properties: { RoleName: "r" } } });
  const valid = await cfn.send(new ValidateTemplateCommand({ TemplateBody }));
  expect(valid).toMatchObject({
    Parameters: [{ ParameterKey: "Stage", DefaultValue: "dev", NoEcho: false }],
    Capabilities: ["CAPABILITY_NAMED_IAM"],
  });
  const summary = await cfn.send(new GetTemplateSummaryCommand({ TemplateBody }));
  expect(summary).toMatchObject({ ResourceTypes: ["AWS::IAM::Role", "AWS::SQS::Queue"] });
});
