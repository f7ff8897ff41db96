import { EngineError } from "../engine-error.ts";

/** Pixels. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
const longestSide = 10_000;

/** @throws EngineError `DocumentTooLargeException` */
export function checkSides({ width, height }: { readonly width: number; readonly height: number }): void {
  if (Math.max(width, height) > longestSide)
    throw new EngineError(
      "DocumentTooLargeException",
      `The image has ${width} x ${height} pixels; the limit is ${longestSide} on each side`,
    );
}
