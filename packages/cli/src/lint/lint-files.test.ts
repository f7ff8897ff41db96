import { expect, test } from "vitest";
import { main } from "../main.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const bad = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMesage", "Next": "B" },
    "B": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": { "t.$": "$$.Task.Token" }, "End": true }
  }
}`;

test("lint of ASL files tells line and column, and fails for errors only", async () => {
  const good = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }';
  const folder = await temporaryFolder({ "bad.asl.json": bad, "good.asl.json": good, "no.asl.json": "{" });
  const io = memoryIo(folder);
  expect(await main(["lint", "bad.asl.json", "good.asl.json"], io)).toBe(1);
  expect(io.out()).toContain("did you mean sendMessage?\n  at   bad.asl.json:4:40\n");
  expect(io.out()).toContain("2 files: ");

  const sound = memoryIo(folder);
  expect(await main(["lint", "good.asl.json", "--json"], sound)).toBe(0);
  expect(JSON.parse(sound.out())).toMatchObject({ errors: 0, warnings: 0, remarks: [] });

  const broken = memoryIo(folder);
  expect(await main(["lint", "no.asl.json", "none.asl.json", "bad.asl.json"], broken)).toBe(1);
  expect(broken.out()).toContain("the text ends\n  at   no.asl.json:1:2\n");
  expect(broken.out()).toContain("error TRB-CLI-009: Cannot read none.asl.json: there is no such file");
  expect(broken.out()).toContain("3 files: ");

  const express = memoryIo(folder);
  expect(await main(["lint", "bad.asl.json", "--express"], express)).toBe(1);
  expect(express.out()).toContain("TRB-ASL-132");
});
