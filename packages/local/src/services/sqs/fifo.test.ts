import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DurableStore } from "../durable-map.ts";
import { ManualClock } from "../manual-clock.ts";
import type { Queue } from "./queue.ts";
import { QueueStore } from "./queue-store.ts";

let folder: string;
let durable: DurableStore;
let clock: ManualClock;
let store: QueueStore;
let queue: Queue;

const open = (): void => {
  durable = new DurableStore(folder);
  store = new QueueStore({ account: "000000000000", region: "us-east-1", clock, durable });
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trb-fifo-"));
  clock = new ManualClock();
  open();
  queue = await store.create("orders.fifo", { FifoQueue: "true", ContentBasedDeduplication: "true" });
});

afterEach(async () => {
  store.close();
  await durable.close();
  await rm(folder, { recursive: true, force: true });
});

const send = (body: string, group = "g", more: object = {}) =>
  store.send(queue, { body, group, senderId: "me", ...more });
const bodies = async (max = 10): Promise<string[]> => (await queue.receive({ max })).map(({ body }) => body);
const first = async () => {
  const [message] = await queue.receive({ max: 1 });
  if (!message) throw new Error("no message");
  return message;
};

test("a FIFO queue gives the messages of a group in their order, and none while one before it is held", async () => {
  for (const body of ["1", "2", "3"]) await send(body);
  await send("other", "h");
  const held = await first();
  expect(held.body).toBe("1");
  expect(await bodies()).toEqual(["other"]);
  expect(await bodies()).toEqual([]);
  await queue.remove(held);
  expect(await bodies()).toEqual(["2", "3"]);
});

test("a FIFO queue gives a message that was not deleted again, before those behind it", async () => {
  for (const body of ["1", "2"]) await send(body);
  expect(await bodies(1)).toEqual(["1"]);
  clock.advance(30_000);
  expect(await bodies()).toEqual(["1", "2"]);
});

test("a FIFO queue wakes a long poll when the message before is deleted", async () => {
  await send("1");
  await send("2");
  const held = await first();
  const poll = queue.receive({ max: 1, waitMilliseconds: 20_000 });
  await new Promise(setImmediate);
  await queue.remove(held);
  expect((await poll).map(({ body }) => body)).toEqual(["2"]);
});

test("a FIFO queue takes the same message once in five minutes, also over a restart", async () => {
  const sent = await send("1");
  expect(await send("1")).toEqual(sent);
  expect(sent.SequenceNumber).toMatch(/^\d{20}$/);
  expect(await send("other words", "g", { deduplicationId: "own" })).toEqual({
    ...(await send("again", "g", { deduplicationId: "own" })),
    MD5OfMessageBody: expect.any(String),
  });
  store.close();
  await durable.close();
  open();
  queue = store.find("orders.fifo") ?? queue;
  expect((await send("1")).MessageId).toBe(sent.MessageId);
  clock.advance(300_000);
  expect((await send("1")).MessageId).not.toBe(sent.MessageId);
});

test("a FIFO queue moves a message on to its dead letters and lets the next one come", async () => {
  const dead = await store.create("dead.fifo", { FifoQueue: "true" });
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.record.arn, maxReceiveCount: 1 });
  await store.change(queue, { attributes: { ...queue.record.attributes, RedrivePolicy } });
  await send("bad");
  await send("good");
  await queue.changeVisibility(await first(), 0);
  expect(await bodies()).toEqual(["good"]);
  expect((await dead.receive({ max: 1 }))[0]).toMatchObject({ body: "bad", group: "g" });
});

test.each([
  ["no group", {}, "MessageGroupId"],
  ["a delay of its own", { group: "g", delaySeconds: 3 }, "DelaySeconds"],
])("a FIFO queue refuses a message with %s", async (_what, given, message) => {
  await expect(store.send(queue, { body: "x", senderId: "me", ...given })).rejects.toThrow(message);
});

test.each([
  ["orders", { FifoQueue: "true" }, "must end with .fifo"],
  ["orders.fifo", {}, "alphanumeric"],
  ["orders", { ContentBasedDeduplication: "true" }, "Unknown Attribute ContentBasedDeduplication"],
  ["x.fifo", { FifoQueue: "false" }, "alphanumeric"],
])("QueueStore refuses a queue %s with %o", async (name, attributes, message) => {
  await expect(store.create(name, attributes)).rejects.toThrow(message);
});

test("QueueStore refuses a deduplication id in a standard queue", async () => {
  const standard = await store.create("standard", {});
  await expect(store.send(standard, { body: "x", senderId: "me", deduplicationId: "d" })).rejects.toThrow(
    "MessageDeduplicationId",
  );
});
