import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { ManualClock } from "../manual-clock.ts";
import { queueDoor } from "../sqs/queue-door.ts";
import { type AlarmProperties, alarmProperties } from "./alarm.ts";
import { stateOf } from "./alarm-state.ts";

const alarm = {
  AlarmName: "dead-letters",
  Namespace: "AWS/SQS",
  MetricName: "ApproximateNumberOfMessagesVisible",
  Dimensions: [{ Name: "QueueName", Value: "dead" }],
  Statistic: "Maximum",
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: "GreaterThanThreshold",
  TreatMissingData: "notBreaching",
};

const told = "arn:aws:sqs:us-east-1:000000000000:told";

const resources = {
  Dead: { Type: "AWS::SQS::Queue", Properties: { QueueName: "dead" } },
  Told: { Type: "AWS::SQS::Queue", Properties: { QueueName: "told" } },
  ToldPolicy: {
    Type: "AWS::SQS::QueuePolicy",
    Properties: {
      Queues: [{ Ref: "Told" }],
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: told,
          },
        ],
      },
    },
  },
  Rule: {
    Type: "AWS::Events::Rule",
    Properties: { EventPattern: { source: ["aws.cloudwatch"] }, Targets: [{ Id: "told", Arn: told }] },
  },
  Alarm: { Type: "AWS::CloudWatch::Alarm", Properties: alarm },
};

const clock = new ManualClock(Date.now());
let folder: string;
let cloud: LocalCloud;
let cloudwatch: CloudWatchClient;
let sqs: SQSClient;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trb-alarms-"));
  cloud = await startLocalCloud({ stateDir: join(folder, "state"), clock });
  const { endpoint, region, credentials } = cloud;
  const settings = { endpoint, region, credentials, maxAttempts: 1, systemClockOffset: clock.now() - Date.now() };
  cloudwatch = new CloudWatchClient(settings);
  sqs = new SQSClient(settings);
});

afterEach(async () => {
  cloudwatch.destroy();
  sqs.destroy();
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

async function load(Resources: object): Promise<void> {
  const assembly = join(folder, "assembly");
  await mkdir(assembly, { recursive: true });
  await writeFile(join(assembly, "template.json"), JSON.stringify({ Resources }));
  await writeFile(join(assembly, "assembly.json"), JSON.stringify({ assets: [] }));
  await cloud.load(assembly);
}

const states = async (input = {}) =>
  (await cloudwatch.send(new DescribeAlarmsCommand(input))).MetricAlarms?.map(({ AlarmName, StateValue }) => [
    AlarmName,
    StateValue,
  ]);

test("an alarm follows its queue, and EventBridge is told of the change within a minute", async () => {
  await load(resources);
  expect(await states()).toEqual([["dead-letters", "OK"]]);
  const { queues } = queueDoor.of(cloud.context);
  const QueueUrl = `${cloud.endpoint}/000000000000/dead`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "lost" }));
  clock.advance(60_000);
  await vi.waitFor(async () => {
    const events = (await queues.find("told")?.receive({ max: 10 })) ?? [];
    expect(events.map(({ body }) => JSON.parse(body).detail)).toContainEqual(
      expect.objectContaining({
        alarmName: "dead-letters",
        state: expect.objectContaining({ value: "ALARM" }),
        previousState: expect.objectContaining({ value: "OK" }),
      }),
    );
  });
  expect(await states({ StateValue: "ALARM" })).toEqual([["dead-letters", "ALARM"]]);
  expect(await states({ AlarmNamePrefix: "other" })).toEqual([]);
});

test("an alarm that the local cloud could not honour is refused", async () => {
  const Alarm = { ...resources.Alarm, Properties: { ...alarm, AlarmActions: ["arn:aws:sns:us-east-1:0:topic"] } };
  await expect(load({ ...resources, Alarm })).rejects.toThrow("AlarmActions");
});

const properties = (change: Partial<Record<keyof AlarmProperties, unknown>>): AlarmProperties =>
  alarmProperties.read({ ...alarm, ...change }, "");

test.each([
  [1, {}, "ALARM", "[1] was greater than the threshold (0)"],
  [0, {}, "OK", "[0] was not greater than the threshold (0)"],
  [0, { ComparisonOperator: "GreaterThanOrEqualToThreshold" }, "ALARM", "greater than or equal to"],
  [3, { ComparisonOperator: "LessThanThreshold", Threshold: 3 }, "OK", "not less than"],
  [3, { ComparisonOperator: "LessThanOrEqualToThreshold", Threshold: 3 }, "ALARM", "less than or equal to"],
  [undefined, {}, "OK", "[notBreaching]"],
  [undefined, { TreatMissingData: "breaching" }, "ALARM", "[breaching]"],
  [undefined, { TreatMissingData: undefined }, "INSUFFICIENT_DATA", "nothing was measured"],
])("stateOf says of %s with %j: %s", (value, change, state, reason) => {
  const now = stateOf(properties(change), value);
  expect(now?.state).toBe(state);
  expect(now?.reason).toContain(reason);
});

test("stateOf lets an alarm stand where missing data is ignored", () => {
  expect(stateOf(properties({ TreatMissingData: "ignore" }), undefined)).toBeUndefined();
});
