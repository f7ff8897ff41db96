import { mkdir, readFile, writeFile } from "node:fs/promises";
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

test("asl import --check tells what cannot be read too, and goes on", async () => {
  const folder = await temporaryFolder({
    "a.asl.json": sound,
    "b.asl.json": `{ "StartAt": "A\\nB", "States": { "A": {} } }`,
  });
  await mkdir(join(folder, "folder"));
  await writeFile(join(folder, "latin1.asl.json"), Buffer.from('{ "StartAt": "A",\n "Comment": "\xe9t\xe9"', "latin1"));
  const io = memoryIo(folder);
  const files = ["folder", "none.asl.json", "latin1.asl.json", "b.asl.json", "a.asl.json"];
  expect(await main(["asl", "import", "--check", ...files], io)).toBe(1);
  expect(io.out()).toBe(
    [
      "folder: invalid: Cannot read folder: it is a directory, 1:1",
      "none.asl.json: invalid: Cannot read none.asl.json: there is no such file, 1:1",
      "latin1.asl.json: invalid: the document is not JSON: these bytes are no UTF-8, 2:14",
      "b.asl.json: invalid: Type is missing, 1:39",
      "a.asl.json: ok",
      "round trip 1 of 5, invalid 4",
      "",
    ].join("\n"),
  );
  expect(await main(["asl", "import", "--check", "latin1.asl.json", "b.asl.json"], memoryIo(folder))).toBe(0);
});

test("asl import writes builder code, and says what it could not keep", async () => {
  const folder = await temporaryFolder({ "a.asl.json": sound, "b.asl.json": JSON.stringify(jsonata) });
  const io = memoryIo(folder);
  expect(await main(["asl", "import", "b.asl.json", "--out", "code/b.ts"], io)).toBe(0);
  expect(io.out()).toBe(`${join("code", "b.ts")}\n`);
  expect(await readFile(join(folder, "code/b.ts"), "utf8")).toContain(
    '.task("Ask", ({ input }) => lambda.invoke<Untyped>("ask", input.question))',
  );

  expect(io.err()).toBe("");

  const bare = memoryIo(folder);
  expect(await main(["asl", "import", "a.asl.json"], bare)).toBe(0);
  expect(bare.out()).toContain("stateMachine<Untyped>(");
  expect(bare.err()).toContain("${Pause} at /States/A/Seconds stands outside of quotes");
});

test("asl import names the clients that type the code", async () => {
  const send = { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { QueueUrl: "q" }, End: true };
  const folder = await temporaryFolder({ "a.asl.json": JSON.stringify({ StartAt: "A", States: { A: send } }) });
  const io = memoryIo(folder);
  expect(await main(["asl", "import", "a.asl.json"], io)).toBe(0);
  expect(io.err()).toBe("note: calls are typed by the SDK's clients: npm install --save-dev @aws-sdk/client-sqs\n");
});

test("asl import tells mistakes with their place", async () => {
  const folder = await temporaryFolder({ "a.asl.json": sound, "b.asl.json": '{\n  "StartAt": "A" }' });
  for (const [args, told] of [
    [["b.asl.json"], "States is missing or empty"],
    [["b.asl.json"], "b.asl.json:1:1"],
    [["none.asl.json"], "Cannot read none.asl.json: there is no such file"],
    [["a.asl.json", "b.asl.json"], "import takes one file"],
    [["--check", "--out", "x.ts", "a.asl.json"], "--out has no meaning"],
    [["--chek", "a.asl.json"], "unknown option"],
  ] as const) {
    const io = memoryIo(folder);
    expect(await main(["asl", "import", ...args], io)).toBe(1);
    expect(io.err()).toContain(told);
  }
});
