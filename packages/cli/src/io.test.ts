import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("a command whose reader has gone ends with its own exit code, and no stack trace", async () => {
  const io = fileURLToPath(new URL("./io.ts", import.meta.url));
  const script = `import { processIo } from ${JSON.stringify(io)};
    const { stdout, stderr } = processIo();
    for (let line = 0; line < 20_000; line += 1) stdout.write("a line of output that fills the pipe\\n");
    setImmediate(() => { stderr.write("done"); process.exitCode = 3; });`;
  const command = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
  command.stdout.once("data", () => command.stdout.destroy());
  let told = "";
  command.stderr.on("data", (text: Buffer) => {
    told += text.toString();
  });
  const [code] = await once(command, "close");
  expect(told).toBe("done");
  expect(code).toBe(3);
}, 30_000);
