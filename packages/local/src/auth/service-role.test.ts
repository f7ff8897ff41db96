import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateStateMachineCommand, SFNClient, TestStateCommand } from "@aws-sdk/client-sfn";
import type { PolicyDocument, PolicyStatement } from "@tributary/access";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../local-cloud.ts";
import type { EventsService } from "../services/events/events-service.ts";
import { putTargets } from "../services/events/operations/put-targets.ts";
import { RuleStore } from "../services/events/rule-store.ts";
import { anonymous } from "./request-principal.ts";

let stateDir: string;
let cloud: LocalCloud;
const closing: { destroy(): void }[] = [];
const arnOf = (name: string): string => `arn:aws:iam::000000000000:role/${name}`;

async function role(name: string, trusted: string, ...Statement: PolicyStatement[]): Promise<void> {
  const trust: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: trusted }, Action: "sts:AssumeRole" }],
  };
  await cloud.context.identities.putRole({
    arn: arnOf(name),
    trust,
    inline: { own: { Version: "2012-10-17", Statement } },
  });
}

async function settings(name: string) {
  const credentials = await cloud.context.credentials.credentialsFor(arnOf(name), "someone");
  return { endpoint: cloud.endpoint, region: cloud.region, credentials, maxAttempts: 1 };
}

async function statesOf(name: string): Promise<SFNClient> {
  const client = new SFNClient({ ...(await settings(name)), disableHostPrefix: true });
  closing.push(client);
  return client;
}

const everything: PolicyStatement = { Effect: "Allow", Action: ["states:*", "events:*"], Resource: "*" };
const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", End: true } } });
const machine = (name: string, of: string) => new CreateStateMachineCommand({ name, definition, roleArn: arnOf(of) });

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-roles-"));
  cloud = await startLocalCloud({ stateDir });
  await role("workflow", "states.amazonaws.com", { Effect: "Allow", Action: "s3:*", Resource: "*" });
  await role("function", "lambda.amazonaws.com", { Effect: "Allow", Action: "s3:*", Resource: "*" });
  await role("plain", "ec2.amazonaws.com", everything);
  const pass: PolicyStatement = {
    Effect: "Allow",
    Action: "iam:PassRole",
    Resource: "*",
    Condition: { StringEquals: { "iam:PassedToService": "states.amazonaws.com" } },
  };
  await role("passing", "ec2.amazonaws.com", everything, pass);
});

afterAll(async () => {
  for (const each of closing) each.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

const refused = { name: "AccessDeniedException", message: expect.stringContaining("iam:PassRole") };

test("nobody gives a workflow a role that they may not pass: it would do for them what they may not", async () => {
  const states = await statesOf("plain");
  await expect(states.send(machine("theirs", "workflow"))).rejects.toMatchObject(refused);
  const state = JSON.stringify({ Type: "Pass", End: true });
  await expect(
    states.send(new TestStateCommand({ definition: state, roleArn: arnOf("workflow") })),
  ).rejects.toMatchObject(refused);
  expect((await states.send(new TestStateCommand({ definition: state }))).status).toBe("SUCCEEDED");
});

test("a role that trusts another service is no workflow's", async () => {
  const states = await statesOf("passing");
  await expect(states.send(machine("stolen", "function"))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining("authorized to assume the provided role"),
  });
  expect((await states.send(machine("own", "workflow"))).stateMachineArn).toContain(":own");
});

test("a rule's target with a role takes the permission to pass it to EventBridge", () => {
  const rules = new RuleStore({ account: cloud.account, region: cloud.region, durable: cloud.context.store });
  const input = {
    Rule: "r",
    Targets: [{ Id: "1", Arn: "arn:aws:sqs:us-east-1:000000000000:q", RoleArn: arnOf("workflow") }],
  };
  const context = { principal: anonymous, account: cloud.account, region: cloud.region, requestId: "", endpoint: "" };
  const needs = putTargets.access(input, context, { rules } as EventsService);
  expect(needs).toContainEqual({
    action: "iam:PassRole",
    resource: arnOf("workflow"),
    context: { "iam:PassedToService": "events.amazonaws.com" },
  });
});
