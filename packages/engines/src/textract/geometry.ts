import type { Geometry } from "./block.ts";
import type { Box, ReadPage } from "./page.ts";

/** Where a box lies on the picture that was given: turned back by the page's tilt, as shares of width and height. */
export function geometryOf(box: Box, page: ReadPage): Geometry {
  const cos = Math.cos(page.tilt);
  const sin = Math.sin(page.tilt);
  const corners = [
    [box.left, box.top],
    [box.right, box.top],
    [box.right, box.bottom],
    [box.left, box.bottom],
  ] as const;
  const polygon = corners.map(([x, y]) => {
    const dx = x - page.width / 2;
    const dy = y - page.height / 2;
    return {
      X: share((dx * cos + dy * sin + page.width / 2) / page.width),
      Y: share((dy * cos - dx * sin + page.height / 2) / page.height),
    };
  });
  const left = Math.min(...polygon.map((point) => point.X));
  const top = Math.min(...polygon.map((point) => point.Y));
  const right = Math.max(...polygon.map((point) => point.X));
  const bottom = Math.max(...polygon.map((point) => point.Y));
  return {
    BoundingBox: { Width: share(right - left), Height: share(bottom - top), Left: left, Top: top },
    Polygon: polygon,
  };
}

/** Within the page, to seven digits as Textract gives them. */
function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1e7) / 1e7;
}
