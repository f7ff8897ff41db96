import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../main.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { spawnCli } from "../testing/spawn-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

test("pipeline init writes a project that can be synthesised at once", async () => {
  const folder = await temporaryFolder();
  const io = memoryIo(folder);
  expect(await main(["init", "mine"], io)).toBe(0);
  expect(io.out()).toContain("cd mine\n  npm install\n  npx pipeline run samples\n");
  expect(JSON.parse(await readFile(join(folder, "mine/package.json"), "utf8"))).toMatchObject({
    name: "mine",
    type: "module",
    dependencies: { "@tributary/pipeline": expect.stringMatching(/^file:.*packages\/pipeline$/) },
  });
  expect(await readFile(join(folder, "mine/.gitignore"), "utf8")).toContain(".pipeline/");
  const { code, stdout, stderr } = await spawnCli(["lint"], join(folder, "mine"));
  expect(stderr).toBe("");
  expect(stdout).toContain("inbox: 0 errors");
  expect(code).toBe(0);
}, 120_000);

test("pipeline init overwrites nothing and names what is in the way", async () => {
  const folder = await temporaryFolder({ "pipeline.ts": "mine", "other.txt": "" });
  const io = memoryIo(folder);
  expect(await main(["init"], io)).toBe(1);
  expect(io.err()).toMatch(/^TRB-CLI-012: .* already has pipeline\.ts\n/);
  expect(await readFile(join(folder, "pipeline.ts"), "utf8")).toBe("mine");
});

test("pipeline init --json names the files written", async () => {
  const folder = await temporaryFolder();
  const io = memoryIo(folder);
  expect(await main(["init", "--json", "."], io)).toBe(0);
  const { files } = JSON.parse(io.out()) as { files: string[] };
  expect(files).toEqual(
    expect.arrayContaining(["pipeline.ts", "package.json", "README.md", "samples/globex/invoice.pdf"]),
  );
});

test("pipeline init tells when the folder is a file", async () => {
  const folder = await temporaryFolder({ taken: "" });
  const io = memoryIo(folder);
  expect(await main(["init", "taken"], io)).toBe(1);
  expect(io.err()).toMatch(/^TRB-CLI-022: /);
});
