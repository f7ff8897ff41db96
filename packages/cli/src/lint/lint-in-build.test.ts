import { expect, test } from "vitest";
import { tellRemarks } from "../definition/tell-remarks.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { notesPipeline } from "../testing/notes-pipeline.ts";
import { spawnCli } from "../testing/spawn-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const where = (condition: string): string =>
  `import { jsonata } from "@tributary/asl";\n${notesPipeline.replace(
    "on.text(comprehend.entities(), comprehend.sentiment())",
    `\n    on.text({ where: () => jsonata<boolean>(${JSON.stringify(condition)}) }, comprehend.entities()),\n  `,
  )}`;

const condition = '$identified.bytes > $lookup($document, "limit")';

test("a build stops at what the lint calls an error, at the author's line", async () => {
  const folder = await temporaryFolder({ "pipeline.ts": where(`${condition} and $limit > 1`) });
  const { code, stdout, stderr } = await spawnCli(["synth"], folder);
  expect(stderr).toBe(
    [
      "TRB-ASL-126: nothing assigns $limit before this state",
      "  in   /States/Process/Branches/0/States/Route/Choices/0/Condition",
      "  at   pipeline.ts:12:8",
      "  fix  Assign the variable in an earlier state, or correct its name.\n",
    ].join("\n"),
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });

  const linted = await spawnCli(["lint", "--json"], folder);
  expect(linted.code).toBe(1);
  expect(JSON.parse(linted.stdout)).toMatchObject({
    errors: 1,
    remarks: [{ code: "TRB-ASL-126", in: "workflow", line: 12, column: 8, fix: expect.stringContaining("Assign") }],
  });
}, 60_000);

test("a build tells warnings and goes on; what is accepted with a reason is silent", async () => {
  const accepting = (codes: readonly string[]): string =>
    notesPipeline.replace(
      "  catalog:",
      `  lint: { allow: [${codes.map((code) => `{ code: "${code}", reason: "meant; so" }`).join()}] },\n  catalog:`,
    );
  const folder = await temporaryFolder({
    "pipeline.ts": accepting(["TRB-ASL-117"]),
    "silent.ts": accepting(["TRB-ASL-117", "TRB-ASL-145"]),
  });
  const { code, stderr } = await spawnCli(["synth"], folder);
  expect(stderr).toBe(
    "warning TRB-ASL-145: TRB-ASL-117 is silenced, and was not found here\n  at   pipeline.ts:7:16, in /Comment\n  fix  Write `lint-allow <code>: <reason>`, or remove it.\n",
  );
  expect(code).toBe(0);
}, 120_000);

test("tellRemarks tells a warning once, and again after it was gone", () => {
  const io = memoryIo("/here");
  const remark = {
    code: "TRB-ASL-117",
    severity: "warning",
    message: "without a Default",
    location: "/States/A",
    fix: "Add one.",
    at: { file: "/here/pipeline.ts", line: 3, column: 4 },
  } as const;
  tellRemarks(io, [remark]);
  tellRemarks(io, [{ ...remark, at: { ...remark.at, line: 9 } }]);
  expect(io.err()).toBe(
    "warning TRB-ASL-117: without a Default\n  at   pipeline.ts:3:4, in /States/A\n  fix  Add one.\n",
  );
  tellRemarks(io, []);
  tellRemarks(io, [{ ...remark, message: "other" }, remark]);
  expect(io.err().match(/without a Default/g)).toHaveLength(2);
});
