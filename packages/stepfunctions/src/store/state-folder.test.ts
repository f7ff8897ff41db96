import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StepFunctionsService, startStepFunctions } from "../index.ts";
import { claimStateFolder } from "./state-folder.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "sfn-folder-"));

test("claimStateFolder keeps a second service of this process out until the first is closed", async () => {
  const stateDir = folder();
  const first = new StepFunctionsService({ stateDir });
  expect(() => new StepFunctionsService({ stateDir })).toThrow(
    expect.objectContaining({ code: "TRB-SFN-004", message: expect.stringContaining(String(process.pid)) }),
  );
  await first.close();
  await new StepFunctionsService({ stateDir }).close();
});

test("claimStateFolder names the process that has the folder, and takes it over when that was killed", async () => {
  const stateDir = folder();
  const script = `import { claimStateFolder } from ${JSON.stringify(new URL("state-folder.ts", import.meta.url).href)};
    claimStateFolder(${JSON.stringify(stateDir)}); console.log("mine"); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, [...process.execArgv, "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(other.stdout, "data");
  expect(() => claimStateFolder(stateDir)).toThrow(
    expect.objectContaining({ code: "TRB-SFN-004", message: expect.stringContaining(String(other.pid)) }),
  );
  other.kill("SIGKILL");
  await once(other, "exit");
  claimStateFolder(stateDir)();
});

test("claimStateFolder takes over a lock that was cut off, or whose process number somebody else has now", () => {
  const stateDir = folder();
  writeFileSync(join(stateDir, "lock"), '{"pid":');
  claimStateFolder(stateDir)();
  writeFileSync(join(stateDir, "lock"), JSON.stringify({ pid: process.ppid, started: "an earlier one" }));
  claimStateFolder(stateDir)();
});

test.skipIf(process.platform !== "linux")(
  "claimStateFolder takes over from a process that was killed and that its parent has not taken note of",
  async () => {
    const stateDir = folder();
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "inherit"] });
    const [said] = await once(parent.stdout, "data");
    const pid = Number(String(said));
    const facts = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    await expect.poll(() => facts()[0], { timeout: 20_000 }).toBe("Z");
    writeFileSync(join(stateDir, "lock"), JSON.stringify({ pid, started: facts()[19] }));
    claimStateFolder(stateDir)();
    parent.kill("SIGKILL");
    await once(parent, "exit");
  },
);

test.each(["2\n", "99\n", "", "\u0000"])(
  "claimStateFolder refuses a folder of format %j and leaves it alone",
  (format) => {
    const stateDir = folder();
    writeFileSync(join(stateDir, "format"), format);
    expect(() => new StepFunctionsService({ stateDir })).toThrow(
      expect.objectContaining({ code: "TRB-SFN-005", fix: expect.stringContaining("another") }),
    );
    expect(readFileSync(join(stateDir, "format"), "utf8")).toBe(format);
    writeFileSync(join(stateDir, "format"), "3\n");
    claimStateFolder(stateDir)();
  },
);

test("startStepFunctions lets go of its port when the state folder cannot be used", async () => {
  const file = join(folder(), "a-file");
  writeFileSync(file, "");
  await expect(startStepFunctions({ port: 0, stateDir: file })).rejects.toMatchObject({ code: "TRB-SFN-006" });
  await expect(startStepFunctions({ port: 0, stateDir: join(file, "below") })).rejects.toMatchObject({
    code: "TRB-SFN-006",
  });
});
