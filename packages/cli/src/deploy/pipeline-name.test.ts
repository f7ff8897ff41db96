import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { memoryIo } from "../testing/memory-io.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { pipelineName } from "./pipeline-name.ts";

async function brokenProject(...built: string[]) {
  const cwd = await temporaryFolder({ "pipeline.ts": "export default nothing;\n" });
  for (const name of built) await mkdir(join(cwd, ".pipeline/assembly", name), { recursive: true });
  return memoryIo(cwd);
}

test("pipelineName takes the name given, without a look at the file", async () => {
  const io = await brokenProject("notes");
  expect(await pipelineName(io, { state: ".pipeline", name: "claims" })).toBe("claims");
  expect(io.err()).toBe("");
});

test("pipelineName takes what was built here when the file does not load, and says so", async () => {
  const io = await brokenProject("notes");
  expect(await pipelineName(io, { state: ".pipeline" })).toBe("notes");
  expect(io.err()).toMatch(/TRB-CLI-005[\s\S]*pipeline\.ts:1[\s\S]*Going on with notes/);
});

test.each([[[]], [["notes", "claims"]]])("pipelineName asks for a name when %j were built here", async (built) => {
  const io = await brokenProject(...built);
  await expect(pipelineName(io, { state: ".pipeline" })).rejects.toMatchObject({
    code: "TRB-CLI-005",
    fix: expect.stringContaining("--name <pipeline>"),
  });
});
