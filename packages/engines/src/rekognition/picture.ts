import { Lane } from "../lanes/lane.ts";
import type { imageJobs, SeenObject } from "./image-jobs.ts";

/** The thread that looks at pictures. */
export const pictureLane = new Lane<typeof imageJobs>("rekognition/image-lane");

/** Shares of the picture's width and height. */
export interface BoundingBox {
  readonly Left: number;
  readonly Top: number;
  readonly Width: number;
  readonly Height: number;
}

export function boxOf([Left, Top, Width, Height]: SeenObject["box"]): BoundingBox {
  return { Left, Top, Width, Height };
}

export const percent = (score: number): number => Math.round(score * 10_000) / 100;
export const capitalised = (text: string): string => text.replace(/(^|\s)\S/g, (letter) => letter.toUpperCase());
