import type { Point } from "./lay-out.ts";
import type { Border } from "./ports.ts";

/**
 * A line without its needless detours: the layout leads lines over places between the rows, some far to the side. A place is
 * left out where the line swings out and back and nothing stands in the shorter way.
 */
export function straightened(points: readonly Point[], obstacles: readonly Border[]): readonly Point[] {
  const kept = [...points];
  for (let at = 1; at < kept.length - 1; at += 1) {
    const [before, point, after] = kept.slice(at - 1, at + 2);
    if (!before || !point || !after || !swingsOut(before, point, after)) continue;
    if (obstacles.some((box) => touches(box, before, after))) continue;
    kept.splice(at, 1);
    at -= 1;
  }
  return kept;
}

function swingsOut(before: Point, { x }: Point, after: Point): boolean {
  return x < Math.min(before.x, after.x) - 1 || x > Math.max(before.x, after.x) + 1;
}

/** Whether a box reaches into the room between two points. */
function touches(box: Border, one: Point, other: Point): boolean {
  return (
    box.x < Math.max(one.x, other.x) &&
    box.x + box.width > Math.min(one.x, other.x) &&
    box.y < Math.max(one.y, other.y) &&
    box.y + box.height > Math.min(one.y, other.y)
  );
}
