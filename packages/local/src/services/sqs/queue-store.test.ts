import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { DurableStore } from "../durable-map.ts";
import { ManualClock } from "../manual-clock.ts";
import { QueueStore } from "./queue-store.ts";

const open: DurableStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function setUp(stateDir?: string) {
  const dir = stateDir ?? (await mkdtemp(join(tmpdir(), "trb-sqs-")));
  const clock = new ManualClock();
  const durable = new DurableStore(dir);
  open.push(durable);
  const store = new QueueStore({ account: "000000000000", region: "us-east-1", clock, durable });
  return { dir, clock, durable, store };
}

const text = (body: string) => ({ body, senderId: "me" });

test("QueueStore hides a received message until its visibility timeout is over", async () => {
  const { store, clock } = await setUp();
  const queue = await store.create("q", { VisibilityTimeout: "10" });
  await store.send(queue, text("a"));
  await store.send(queue, text("b"));
  expect((await queue.receive({ max: 10 })).map(({ body }) => body)).toEqual(["a", "b"]);
  expect(await queue.receive({ max: 10 })).toEqual([]);
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 2, delayed: 0 });
  clock.advance(10_000);
  const again = await queue.receive({ max: 1 });
  expect(again[0]).toMatchObject({ body: "a", receiveCount: 2 });
});

test("QueueStore holds a delayed message back and wakes the long poll when it is due", async () => {
  const { store, clock } = await setUp();
  const queue = await store.create("q", {});
  await store.send(queue, { ...text("late"), delaySeconds: 5 });
  const poll = queue.receive({ max: 1, waitMilliseconds: 20_000 });
  await Promise.resolve();
  await new Promise(setImmediate);
  clock.advance(5000);
  expect((await poll)[0]?.body).toBe("late");
});

test("QueueStore wakes a long poll when a message is sent, and ends it empty at its time", async () => {
  const { store, clock } = await setUp();
  const queue = await store.create("q", {});
  const poll = queue.receive({ max: 1, waitMilliseconds: 20_000 });
  await store.send(queue, text("now"));
  expect((await poll)[0]?.body).toBe("now");
  const empty = queue.receive({ max: 1, waitMilliseconds: 1000 });
  await new Promise(setImmediate);
  clock.advance(1000);
  expect(await empty).toEqual([]);
});

test("QueueStore moves a message to the dead letters after maxReceiveCount receives", async () => {
  const { store } = await setUp();
  const dead = await store.create("dead", {});
  const redrive = JSON.stringify({ deadLetterTargetArn: dead.record.arn, maxReceiveCount: 2 });
  const queue = await store.create("q", { RedrivePolicy: redrive });
  const { MessageId } = await store.send(queue, text("bad"));
  for (const _attempt of [1, 2]) {
    const [message] = await queue.receive({ max: 1 });
    if (message) await queue.changeVisibility(message, 0);
  }
  expect(await queue.receive({ max: 1 })).toEqual([]);
  const [moved] = await dead.receive({ max: 1 });
  expect(moved).toMatchObject({ id: MessageId, body: "bad", deadLetterSource: queue.record.arn });
});

test("QueueStore keeps queues and messages over a restart, and frees what a poller of the dead process held", async () => {
  const { dir, store, durable } = await setUp();
  const queue = await store.create("q", { VisibilityTimeout: "600" });
  await store.send(queue, text("polled"));
  await queue.receive({ max: 1, polled: true });
  await store.send(queue, text("held"));
  await queue.receive({ max: 1 });
  await store.send(queue, text("gone"));
  const [gone] = await queue.receive({ max: 1 });
  if (gone) await queue.remove(gone);
  await durable.close();
  open.pop();
  const { store: again } = await setUp(dir);
  const restored = again.find("q");
  expect(restored?.attribute("VisibilityTimeout")).toBe("600");
  expect((await restored?.receive({ max: 10 }))?.map(({ body }) => body)).toEqual(["polled"]);
  expect(restored?.counts()).toEqual({ visible: 0, inFlight: 2, delayed: 0 });
});

test.each([
  ["a bad name", "no spaces", {}, "InvalidParameterValue"],
  ["an unknown attribute", "q", { Colour: "red" }, "InvalidAttributeName"],
  ["a value out of range", "q", { VisibilityTimeout: "43201" }, "InvalidAttributeValue"],
  ["a redrive policy without target", "q", { RedrivePolicy: "{}" }, "InvalidParameterValue"],
])("QueueStore rejects %s", async (_what, name, attributes, code) => {
  const { store } = await setUp();
  await expect(store.create(name, attributes)).rejects.toMatchObject({ code });
});

test("QueueStore rejects a message over the queue's maximum size", async () => {
  const { store } = await setUp();
  const queue = await store.create("q", { MaximumMessageSize: "1024" });
  await expect(store.send(queue, text("x".repeat(1025)))).rejects.toMatchObject({ code: "InvalidParameterValue" });
});
