import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  CreateStackCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ResourceProvider } from "../../../template/resource-provider.ts";
import { iamModule } from "../../iam/iam-module.ts";
import { s3Module } from "../../s3/s3-module.ts";
import { sqsModule } from "../../sqs/sqs-module.ts";
import { cloudformationModule } from "../cloudformation-module.ts";
import { openStackCloud, type StackCloud } from "../testing/stack-cloud.ts";

/** A resource whose change waits until it is let go, and fails as long as it is told to. */
const gate = { open: async (): Promise<void> => {}, broken: new Set<string>() };
const gated: ResourceProvider = {
  type: "Test::Gated::Resource",
  async put({ logicalId, properties }) {
    await gate.open();
    if (gate.broken.has(String(properties.Value))) throw new Error(`${String(properties.Value)} cannot be had`);
    return { ref: logicalId, attributes: {} };
  },
  delete: async () => {},
};

let here: StackCloud;

beforeAll(async () => {
  const testModule = () => ({ services: [], resources: [gated] });
  here = await openStackCloud([iamModule, sqsModule, s3Module, cloudformationModule, testModule]);
}, 60_000);

afterAll(() => here.close());

const body = (values: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      Object.entries(values).map(([id, Value]) => [id, { Type: gated.type, Properties: { Value } }]),
    ),
  });

async function made(StackName: string, values: Readonly<Record<string, string>>): Promise<void> {
  await here.cfn.send(new CreateStackCommand({ StackName, TemplateBody: body(values) }));
  expect((await here.ended(StackName))?.StackStatus).toBe("CREATE_COMPLETE");
}

const update = (StackName: string, values: Readonly<Record<string, string>>) =>
  here.cfn.send(new UpdateStackCommand({ StackName, TemplateBody: body(values) }));

test("CancelUpdateStack stops an update before its next resource and rolls it back", async () => {
  await made("cancelled", { First: "a", Second: "a" });
  let release = (): void => {};
  gate.open = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  await update("cancelled", { First: "b", Second: "b" });
  await vi.waitFor(async () => expect(await here.events("cancelled")).toContain("First UPDATE_IN_PROGRESS: "));
  await here.cfn.send(new CancelUpdateStackCommand({ StackName: "cancelled" }));
  gate.open = async () => {};
  release();
  expect((await here.ended("cancelled"))?.StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  const events = await here.events("cancelled");
  expect(events).toContain("cancelled UPDATE_ROLLBACK_IN_PROGRESS: User Initiated");
  expect(events.some((event) => event.startsWith("Second UPDATE"))).toBe(false);
  await expect(here.cfn.send(new CancelUpdateStackCommand({ StackName: "cancelled" }))).rejects.toThrow(
    "CancelUpdateStack cannot be called from current stack status",
  );
});

test("ContinueUpdateRollback takes up a rollback that failed, once its cause is mended", async () => {
  await made("mended", { First: "was", Second: "was" });
  gate.broken = new Set(["was", "bad"]);
  await update("mended", { First: "new", Second: "bad" });
  expect((await here.ended("mended"))?.StackStatus).toBe("UPDATE_ROLLBACK_FAILED");
  await expect(update("mended", { First: "x", Second: "x" })).rejects.toThrow(/UPDATE_ROLLBACK_FAILED state/);
  gate.broken = new Set();
  await here.cfn.send(new ContinueUpdateRollbackCommand({ StackName: "mended" }));
  expect((await here.ended("mended"))?.StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  await update("mended", { First: "x", Second: "x" });
  expect((await here.ended("mended"))?.StackStatus).toBe("UPDATE_COMPLETE");
});

test("ContinueUpdateRollback leaves out what it is told to skip, and only what failed", async () => {
  await made("skipped", { First: "was", Second: "was" });
  gate.broken = new Set(["was", "bad"]);
  await update("skipped", { First: "new", Second: "bad" });
  await here.ended("skipped");
  const skip = (...ResourcesToSkip: string[]) =>
    here.cfn.send(new ContinueUpdateRollbackCommand({ StackName: "skipped", ResourcesToSkip }));
  await expect(skip("Nothing")).rejects.toThrow(/cannot be skipped.*\[Nothing\]/);
  await skip("First", "Second");
  expect((await here.ended("skipped"))?.StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  gate.broken = new Set();
  await expect(skip()).rejects.toThrow(/UPDATE_ROLLBACK_COMPLETE state and can not continue rollback/);
});

test("a stack is made as the role it is given; a role that CloudFormation may not assume is refused", async () => {
  const role = (service: string) => ({
    Type: "AWS::IAM::Role",
    Properties: {
      RoleName: service,
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` }, Action: "sts:AssumeRole" }],
      },
    },
  });
  await here.cfn.send(
    new CreateStackCommand({
      StackName: "roles",
      Capabilities: ["CAPABILITY_NAMED_IAM"],
      TemplateBody: JSON.stringify({ Resources: { Right: role("cloudformation"), Wrong: role("lambda") } }),
    }),
  );
  await here.ended("roles");
  const create = (StackName: string, name: string) =>
    here.cfn.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: body({ First: "a" }),
        RoleARN: `arn:aws:iam::000000000000:role/${name}`,
      }),
    );
  await expect(create("by-wrong", "lambda")).rejects.toThrow(/role\/lambda is invalid or cannot be assumed/);
  await create("by-right", "cloudformation");
  expect(await here.ended("by-right")).toMatchObject({
    StackStatus: "CREATE_COMPLETE",
    RoleARN: "arn:aws:iam::000000000000:role/cloudformation",
  });
});
