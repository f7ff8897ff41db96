import { expect, test, vi } from "vitest";
import { watchDisk } from "./watch-disk.ts";

test("watchDisk tells of a disk that fills up, and of nothing before", async () => {
  const left = [10_000_000, 1000];
  const asked: string[] = [];
  const disk = watchDisk("/state", {
    every: 1,
    freeBytes: async (folder) => {
      asked.push(folder);
      if (left.length === 2) expect(disk.full.aborted).toBe(false);
      return left.shift() ?? 0;
    },
  });
  await vi.waitFor(() => expect(disk.full.aborted).toBe(true), { timeout: 30_000 });
  disk.stop();
  expect(asked[0]).toBe("/state");
  expect(disk.full.reason).toMatchObject({ code: "TRB-CLI-023", message: expect.stringContaining("1000 bytes") });
});
