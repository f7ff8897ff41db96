import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../main.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const asl = JSON.stringify({
  StartAt: "A",
  States: { A: { Type: "Wait", Seconds: 60, Next: "B" }, B: { Type: "Succeed" } },
});

test("graph draws an ASL file, as the name of the picture says", async () => {
  const folder = await temporaryFolder({ "a.asl.json": asl });
  const svg = memoryIo(folder);
  expect(await main(["graph", "a.asl.json", "--out", "docs/a.svg"], svg)).toBe(0);
  expect(svg.out()).toBe(`${join("docs", "a.svg")}\n`);
  expect(await readFile(join(folder, "docs/a.svg"), "utf8")).toContain(">Wait 1 min</text>");

  const mermaid = memoryIo(folder);
  expect(await main(["graph", "a.asl.json", "--out", "a.mmd"], mermaid)).toBe(0);
  expect(await readFile(join(folder, "a.mmd"), "utf8")).toContain("flowchart TD");

  const printed = memoryIo(folder);
  expect(await main(["graph", "a.asl.json", "--format", "mermaid", "--json"], printed)).toBe(0);
  expect(JSON.parse(printed.out())).toMatchObject({ name: "a", format: "mermaid" });
});

test("graph tells what it cannot draw", async () => {
  const folder = await temporaryFolder({ "a.asl.json": '{ "StartAt": "A",\n "States": [] }' });
  for (const [args, told] of [
    [["a.asl.json"], "a.asl.json:1:1"],
    [["none.json"], "Cannot read none.json"],
    [["a.asl.json", "--format", "png"], "svg, mermaid"],
    [[], "TRB-CLI-002"],
  ] as const) {
    const io = memoryIo(folder);
    expect(await main(["graph", ...args], io)).toBe(1);
    expect(io.err()).toContain(told);
  }
});
