import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { memoryIo } from "../testing/memory-io.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { dev } from "./dev.ts";

const pipeline = `import { routes } from "../shared/routes.ts";
import { pipeline, s3 } from "@tributary/pipeline";

export default pipeline("notes", {
  raw: s3("notes-raw", { prefix: "inbox/" }),
  lake: s3("notes-lake"),
  routes,
  catalog: { database: "notes" },
});
`;

const routes = (extractor: string): string =>
  `import { comprehend, on } from "@tributary/pipeline";\nexport const routes = [on.text(comprehend.${extractor}())];\n`;

test("dev deploys again when a module outside of the pipeline's folder changes, also after a mistake in it", async () => {
  const folder = await temporaryFolder({ "project/pipeline.ts": pipeline, "shared/routes.ts": routes("language") });
  const cwd = join(folder, "project");
  await mkdir(join(cwd, "inbox"));
  const io = memoryIo(cwd);
  const running = dev(io, "inbox", { port: 0, state: ".pipeline" });
  const told = (text: string | RegExp, where: "out" | "err" = "out") =>
    vi.waitFor(() => expect(io[where]()).toMatch(text), { timeout: 60_000, interval: 50 });
  const write = (text: string): Promise<void> => writeFile(join(folder, "shared/routes.ts"), text);
  try {
    await told("Watching pipeline.ts, what it imports and inbox. Ctrl-C ends.");
    expect(io.out()).toMatch(/export AWS_ENDPOINT_URL=http:\/\/localhost:\d+\n/);
    expect(io.out()).toContain("notes-dev created");
    await write(routes("sentiment"));
    await told("notes-dev updated");
    await write("export const routes = [;\n");
    await told(/TRB-CLI-004[\s\S]*shared\/routes\.ts:1/, "err");
    await write(routes("sentiment"));
    await told("notes-dev is up to date.");
  } finally {
    io.interrupt();
  }
  expect(await running).toBe(0);
}, 180_000);
