import { expect, test } from "vitest";
import { forEachLimited } from "./for-each-limited.ts";

test("forEachLimited does every item once, never more than the limit at a time", async () => {
  const done: number[] = [];
  let now = 0;
  let most = 0;
  await forEachLimited(
    Array.from({ length: 20 }, (_, index) => index),
    3,
    async (item) => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      done.push(item);
    },
  );
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(3);
});

test("forEachLimited ends with the first failure, and takes no items", async () => {
  await expect(
    forEachLimited([1, 2, 3], 2, async (item) => (item === 2 ? Promise.reject(new Error("two")) : undefined)),
  ).rejects.toThrow("two");
  await expect(forEachLimited([], 2, async () => Promise.reject(new Error("never")))).resolves.toBeUndefined();
});
