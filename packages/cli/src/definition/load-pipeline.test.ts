import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { notesPipeline } from "../testing/notes-pipeline.ts";
import { spawnCli } from "../testing/spawn-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const types = "interface A {\n  readonly b: string;\n}\n\n";

test.each<[string, string, string]>([
  [
    "a syntax error",
    "export const a: = 1;\n",
    'TRB-CLI-004: Cannot read the pipeline: Unexpected "="\n  at   pipeline.ts:1:17\n',
  ],
  [
    "an import of a package that is not there",
    `${types}import x from "nothere";\nexport default x;\n`,
    "at   pipeline.ts:5:15\n",
  ],
  [
    "an import of a file that is not there",
    'import x from "./gone.ts";\nexport default x;\n',
    "at   pipeline.ts:1:15\n",
  ],
  [
    "code that throws",
    `${types}function fail(a: A): never {\n  throw new RangeError(a.b);\n}\nfail({ b: "no such region" });\n`,
    "TRB-CLI-005: The pipeline file fails: RangeError: no such region\n  at   pipeline.ts:6:9\n",
  ],
  [
    "code that throws what is no error",
    `${types}throw "text";\n`,
    'TRB-CLI-005: The pipeline file fails: threw "text"\n  at   pipeline.ts:5:1\n',
  ],
  [
    "no default export",
    "export const a = 1;\n",
    "TRB-CLI-006: The pipeline file has no default export\n  at   pipeline.ts:1:1\n",
  ],
  [
    "a pipeline that is exported under a name only",
    notesPipeline.replace("export default", "export const notes ="),
    "TRB-CLI-006: The pipeline file has no default export; notes is a pipeline, but not the default\n  at   pipeline.ts:7:1\n",
  ],
  [
    "an await without end",
    `await new Promise(() => {});\n${notesPipeline}`,
    "TRB-CLI-007: The pipeline file awaits something that never comes\n  at   pipeline.ts\n",
  ],
  [
    "a default export of another kind",
    `${types}export default { a: 1 };\n`,
    "TRB-CLI-006: The default export is another object, not a pipeline\n  at   pipeline.ts:5:1\n",
  ],
  [
    "an output prefix inside the input prefix",
    notesPipeline.replace('s3("notes-lake")', 's3("notes-raw", { prefix: "inbox/out/" })'),
    'TRB-PIP-010: The output prefix "inbox/out/" and the input prefix "inbox/" of bucket notes-raw cover each other.\n  at   pipeline.ts:9:9\n',
  ],
  [
    "two routes for one media type",
    notesPipeline.replace(
      "on.text(comprehend.entities(), comprehend.sentiment())",
      '\n    on.text({ mediaTypes: ["text/csv", "text/html"] }, comprehend.entities()),\n    on.text({ mediaTypes: ["text/html"] }, comprehend.sentiment()),\n  ',
    ),
    "TRB-PIP-007: Two routes take the same text/html files. The first is on line 11.\n  at   pipeline.ts:12:8\n",
  ],
])(
  "pipeline synth tells %s with code and place, and no stack",
  async (_what, source, told) => {
    const folder = await temporaryFolder({ "pipeline.ts": source });
    const { code, stdout, stderr } = await spawnCli(["synth"], folder);
    expect(stderr).toContain(told);
    expect(stderr).toContain("\n  fix  ");
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stdout).toBe("");
    expect(code).toBe(1);
  },
  60_000,
);

test("two routes of one kind are told at the line of the second", async () => {
  const source = notesPipeline.replace("routes: [", "routes: [\n    on.text(comprehend.language()),\n    ");
  const { stderr } = await spawnCli(["synth"], await temporaryFolder({ "pipeline.ts": source }));
  expect(stderr).toMatch(/^TRB-PIP-\d{3}: /);
  expect(stderr).toMatch(/at {3}pipeline\.ts:1[12]:\d+/);
}, 60_000);

test("a pipeline may be spread over files, and leaves nothing beside them", async () => {
  const folder = await temporaryFolder({
    "pipeline.ts":
      'import { name } from "./name.ts";\nimport { on, comprehend, pipeline, s3 } from "@tributary/pipeline";\nexport default pipeline(name, { raw: s3("n-raw"), lake: s3("n-lake"), routes: [on.text(comprehend.language())], catalog: { database: "n" } });\n',
    "name.ts": 'export const name: string = "spread";\n',
  });
  const { code, stdout } = await spawnCli(["synth", "--json", "--state", join(folder, "state")], folder);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ pipeline: "spread", findings: [] });
  expect((await readdir(folder)).sort()).toEqual(["name.ts", "pipeline.ts", "state"]);
}, 120_000);
