import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("Turns.take lets no more than its width run at once and keeps the order", async () => {
  const turns = new Turns(2);
  const started: number[] = [];
  const gates: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((n) =>
    turns.take(async () => {
      started.push(n);
      await new Promise<void>((resolve) => gates.push(resolve));
      return n;
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  gates[0]?.();
  await all[0];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  gates[1]?.();
  gates[2]?.();
  await all[2];
  await Promise.resolve();
  gates[3]?.();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test("Turns.take gives the turn back when the work fails", async () => {
  const turns = new Turns(1);
  await expect(turns.take(async () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await turns.take(async () => "next")).toBe("next");
});
