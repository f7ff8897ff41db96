import { expect, test } from "vitest";
import { main } from "./main.ts";
import { memoryIo } from "./testing/memory-io.ts";
import { notesPipeline } from "./testing/notes-pipeline.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

test("main --help lists every command and exits with 0", async () => {
  const io = memoryIo(await temporaryFolder());
  expect(await main(["--help"], io)).toBe(0);
  for (const command of ["init", "synth", "run", "query", "lint", "stepfunctions"])
    expect(io.out()).toContain(`  ${command} `);
  expect(io.err()).toBe("");
});

test.each(["run", "query", "synth", "lint"])(
  "main %s --help names the options that all commands share",
  async (command) => {
    const io = memoryIo(await temporaryFolder());
    expect(await main([command, "--help"], io)).toBe(0);
    for (const option of ["-p, --pipeline <file or folder>", "--state <dir>", "--json"])
      expect(io.out()).toContain(option);
  },
);

test.each([
  ["an unknown command", ["synt"], "Did you mean synth?"],
  ["an unknown option", ["synth", "--frob"], "--frob"],
  ["too many arguments", ["synth", "extra"], "too many arguments"],
  ["a missing argument", ["run"], "missing required argument"],
  ["an option without its value", ["synth", "--state"], "argument missing"],
  ["a port that is no port", ["stepfunctions", "--port", "99999"], "65535"],
])("main refuses %s with a code and exits with 1", async (_what, argv, named) => {
  const io = memoryIo(await temporaryFolder());
  expect(await main(argv, io)).toBe(1);
  expect(io.err()).toMatch(/^TRB-CLI-001: /);
  expect(io.err()).toContain(named);
  expect(io.err()).toContain("  fix  ");
  expect(io.err()).not.toContain("    at ");
  expect(io.out()).toBe("");
});

test("main tells of a state folder that is a file, with a code and no stack", async () => {
  const io = memoryIo(await temporaryFolder({ "pipeline.ts": notesPipeline, taken: "" }));
  expect(await main(["synth", "--state", "taken"], io)).toBe(1);
  expect(io.err()).toMatch(/^TRB-CLI-018: Cannot write into the state folder .*taken\n/);
  expect(io.err()).not.toContain("    at ");
});

test("main run tells of a folder of recorded answers that is not there", async () => {
  const io = memoryIo(await temporaryFolder({ "pipeline.ts": notesPipeline, "a.txt": "a" }));
  expect(await main(["run", "a.txt", "--answers", "gone"], io)).toBe(1);
  expect(io.err()).toMatch(/^TRB-CLI-008: /);
});
