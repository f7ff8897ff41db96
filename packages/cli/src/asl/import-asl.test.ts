import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../main.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const sound = `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": \${Pause}, "End": true } } }`;
const jsonata = {
  QueryLanguage: "JSONata",
  StartAt: "Ask",
  States: {
    Ask: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: "ask", Payload: "{% $states.input.question %}" },
      Next: "Long?",
    },
    "Long?": {
      Type: "Choice",
      Choices: [{ Condition: "{% $length($states.input.Payload) > 80 %}", Next: "Ask" }],
      Default: "Done",
    },
    Done: { Type: "Succeed" },
  },
};

test("asl import --check tells a line for each file, and counts", async () => {
  const folder = await temporaryFolder({
    "a.asl.json": sound,
    "b.asl.json": '{ "StartAt": "A",\n  "States": { "A": { "Type": "Pas", "End": true } } }',
    "c.asl.json": '{ "StartAt": ',
  });
  const io = memoryIo(folder);
  expect(await main(["asl", "import", "--check", "a.asl.json", "b.asl.json", "c.asl.json"], io)).toBe(0);
  expect(io.out()).toBe(
    [
      "a.asl.json: ok",
      'b.asl.json: invalid: "Pas" is no state type, 2:30',
      "c.asl.json: invalid: the document is not JSON: a value belongs here; the text ends, 1:14",
      "round trip 1 of 3, invalid 2",
      "",
    ].join("\n"),
  );
  const json = memoryIo(folder);
  expect(await main(["asl", "import", "--check", "--json", "a.asl.json", "b.asl.json"], json)).toBe(0);
  expect(JSON.parse(json.out())).toMatchObject({ total: 2, ok: 1, invalid: 1, differs: 0 });
});

test("asl import writes builder code, and says what it could not keep", async () => {
  const folder = await temporaryFolder({ "a.asl.json": sound, "b.asl.json": JSON.stringify(jsonata) });
  const io = memoryIo(folder);
  expect(await main(["asl", "import", "b.asl.json", "--out", "code/b.ts"], io)).toBe(0);
  expect(io.out()).toBe(`${join("code", "b.ts")}\n`);
  expect(await readFile(join(folder, "code/b.ts"), "utf8")).toContain(
    '.task("Ask", ({ input }) => lambda.invoke<Untyped>("ask", input.question))',
  );

  const bare = memoryIo(folder);
  expect(await main(["asl", "import", "a.asl.json"], bare)).toBe(0);
  expect(bare.out()).toContain("stateMachine<Untyped>(");
  expect(bare.err()).toContain("${Pause} at /States/A/Seconds stands outside of quotes");
});

test("asl import tells mistakes with their place", async () => {
  const folder = await temporaryFolder({ "a.asl.json": sound, "b.asl.json": '{\n  "StartAt": "A" }' });
  for (const [args, told] of [
    [["b.asl.json"], "States is missing or empty"],
    [["b.asl.json"], "b.asl.json:1:1"],
    [["none.asl.json"], "Cannot read none.asl.json: ENOENT"],
    [["a.asl.json", "b.asl.json"], "import takes one file"],
    [["--check", "--out", "x.ts", "a.asl.json"], "--out has no meaning"],
    [["--chek", "a.asl.json"], "unknown option"],
  ] as const) {
    const io = memoryIo(folder);
    expect(await main(["asl", "import", ...args], io)).toBe(1);
    expect(io.err()).toContain(told);
  }
});
