import { EngineError } from "../engine-error.ts";
import { imageSize } from "../image-size.ts";
import { mediaOf } from "../media.ts";
import { decodePixels, type Pixels } from "../pixels.ts";
import { see } from "./seeing.ts";

/** A picture takes four bytes a pixel and the detector twelve more; more than this is a bomb or wants a bigger machine. */
const mostPixels = 50_000_000;

export interface SeenObject {
  readonly name: string;
  readonly score: number;
  readonly box: readonly [left: number, top: number, width: number, height: number];
}

export interface SeenFace {
  readonly score: number;
  readonly box: readonly [left: number, top: number, width: number, height: number];
  readonly age?: number;
  readonly gender?: string;
  readonly genderScore?: number;
  readonly emotions: readonly { readonly name: string; readonly score: number }[];
  readonly pose: { readonly pitch: number; readonly yaw: number; readonly roll: number };
}

export interface Seen {
  readonly objects: readonly SeenObject[];
  readonly faces: readonly SeenFace[];
}

/** What the picture thread does. Boxes are shares of the picture's width and height. */
export const imageJobs = {
  see: async (bytes: Uint8Array): Promise<Seen> => {
    const { object, face } = await see(decoded(bytes));
    return {
      objects: object.map(({ label, score, boxRaw }) => ({ name: label, score, box: boxRaw })),
      faces: face.map((found) => ({
        score: found.score,
        box: found.boxRaw,
        ...(found.age !== undefined && { age: found.age }),
        ...(found.gender !== undefined && { gender: found.gender }),
        ...(found.genderScore !== undefined && { genderScore: found.genderScore }),
        emotions: (found.emotion ?? []).map(({ emotion, score }) => ({ name: emotion, score })),
        pose: found.rotation?.angle ?? { pitch: 0, yaw: 0, roll: 0 },
      })),
    };
  },
};

function decoded(bytes: Uint8Array): Pixels {
  const media = mediaOf(bytes);
  if (media !== "png" && media !== "jpeg") {
    throw new EngineError("InvalidImageFormatException", "Request has invalid image format");
  }
  const size = imageSize(bytes);
  if (size && size.width * size.height > mostPixels)
    throw new EngineError(
      "ImageTooLargeException",
      `The image has ${size.width} x ${size.height} pixels; the local engine takes ${mostPixels / 1e6} million`,
    );
  try {
    return decodePixels(bytes);
  } catch (cause) {
    throw new EngineError(
      "InvalidImageFormatException",
      "Request has invalid image format: the image cannot be decoded",
      { cause },
    );
  }
}
