import { expect, test } from "vitest";
import { main } from "../main.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const loop = JSON.stringify({
  StartAt: "A",
  States: {
    A: { Type: "Wait", Seconds: 60, Next: "B" },
    B: { Type: "Choice", Choices: [{ Variable: "$.again", BooleanEquals: true, Next: "A" }], Default: "C" },
    C: { Type: "Succeed" },
  },
});

test("cost tells what an execution takes, and what has no bound", async () => {
  const folder = await temporaryFolder({ "loop.asl.json": loop });
  const io = memoryIo(folder);
  expect(await main(["cost", "loop.asl.json"], io)).toBe(0);
  expect(
    io
      .out()
      .split("\n")
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ["loop", "least", "typical", "most"],
    ["transitions", "3", "5", "no bound"],
    ["events", "8", "12", "no bound"],
    ["Standard dollars", "0.000075", "0.000125", "no bound"],
    ["Express dollars", "0.000002", "0.000002", "0.000002"],
    [""],
  ]);
  const json = memoryIo(folder);
  expect(await main(["cost", "loop.asl.json", "--turns", "10", "--json"], json)).toBe(0);
  expect(JSON.parse(json.out()).rows[0]).toMatchObject({ what: "transitions", most: 21 });
});

test("cost tells why a machine is not for Express", async () => {
  const waits = { Type: "Task", Resource: "arn:aws:states:::glue:startJobRun.sync", TimeoutSeconds: 60, End: true };
  const folder = await temporaryFolder({ "job.asl.json": JSON.stringify({ StartAt: "A", States: { A: waits } }) });
  const io = memoryIo(folder);
  expect(await main(["cost", "job.asl.json"], io)).toBe(0);
  expect(io.out()).not.toContain("Express dollars");
  expect(io.out()).toContain("Not for Express: .sync integrations, at /States/A.\n");
});

test("cost refuses what is no number", async () => {
  const io = memoryIo(await temporaryFolder({ "loop.asl.json": loop }));
  expect(await main(["cost", "loop.asl.json", "--items", "many"], io)).toBe(1);
  expect(io.err()).toContain("It must be a number");
});
