/** A rectangle in page units, measured from the top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Word {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly box: Box;
}

/** One page as it was read. Boxes lie upright; `tilt` turns them back onto the picture that was given. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  /** Radians, clockwise, by which the page was turned upright about its centre. */
  readonly tilt: number;
  readonly words: readonly Word[];
  readonly source: "text-layer" | "ocr";
}

export function union(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}
