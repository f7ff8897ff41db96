import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { findPipelineFile } from "./find-pipeline-file.ts";

test("findPipelineFile takes the file given, from the current folder", async () => {
  const folder = await temporaryFolder({ "sub/mine.ts": "" });
  expect(await findPipelineFile("sub/mine.ts", folder)).toBe(join(folder, "sub/mine.ts"));
});

test("findPipelineFile takes pipeline.ts of a folder before pipeline.js", async () => {
  const folder = await temporaryFolder({ "pipeline.ts": "", "pipeline.js": "" });
  expect(await findPipelineFile(undefined, folder)).toBe(join(folder, "pipeline.ts"));
});

test("findPipelineFile takes what package.json names", async () => {
  const folder = await temporaryFolder({
    "pipeline.ts": "",
    "src/claims.ts": "",
    "package.json": '{ "tributary": { "pipeline": "src/claims.ts" } }',
  });
  expect(await findPipelineFile(".", folder)).toBe(join(folder, "src/claims.ts"));
});

test.each<[string, Record<string, string>, string | undefined, string]>([
  ["a folder without one", { "a.ts": "" }, undefined, "TRB-CLI-002"],
  ["a path that is not there", {}, "gone.ts", "TRB-CLI-002"],
  [
    "a package.json that names a file that is not there",
    { "package.json": '{ "tributary": { "pipeline": "gone.ts" } }' },
    undefined,
    "TRB-CLI-002",
  ],
  ["a package.json that is not JSON", { "package.json": "{", "pipeline.ts": "" }, undefined, "TRB-CLI-003"],
])("findPipelineFile refuses %s", async (_what, files, given, code) => {
  await expect(findPipelineFile(given, await temporaryFolder(files))).rejects.toMatchObject({ code });
});
