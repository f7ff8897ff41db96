import { expect, test } from "vitest";
import { straightened } from "./straightened.ts";

const start = { x: 100, y: 0 };
const end = { x: 60, y: 60 };

test("straightened leaves out a place far to the side", () => {
  expect(straightened([start, { x: 300, y: 30 }, end], [])).toEqual([start, end]);
  expect(straightened([start, { x: 300, y: 20 }, { x: 280, y: 40 }, end], [])).toEqual([start, end]);
});

test("straightened keeps places on the way, and those that lead around a state", () => {
  const onTheWay = [start, { x: 80, y: 30 }, end];
  expect(straightened(onTheWay, [])).toEqual(onTheWay);
  const around = [start, { x: 300, y: 30 }, end];
  expect(straightened(around, [{ x: 70, y: 20, width: 20, height: 20 }])).toEqual(around);
  // A state that only borders on the room is not in the way.
  expect(straightened(around, [{ x: 0, y: 60, width: 200, height: 20 }])).toEqual([start, end]);
});
