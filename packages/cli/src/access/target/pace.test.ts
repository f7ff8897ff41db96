import { expect, test } from "vitest";
import { Pace } from "./pace.ts";

test("Pace lets calls start evenly, and no faster after a rest", async () => {
  const clock = { time: 0 };
  const pace = new Pace(100, {
    now: () => clock.time,
    pause: async (milliseconds) => {
      clock.time += milliseconds;
    },
  });
  const starts: number[] = [];
  const call = async (): Promise<void> => {
    await pace.turn();
    starts.push(clock.time);
  };
  for (let count = 0; count < 4; count++) await call();
  clock.time += 1_000;
  await call();
  await call();
  expect(starts).toEqual([0, 10, 20, 30, 1_030, 1_040]);
});
