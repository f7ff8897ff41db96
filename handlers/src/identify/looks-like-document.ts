import type { Pixels } from "./pixels.ts";

/** What is measured on a picture to tell a page from a photograph. All are shares of its blocks, 0 to 1. */
export interface PageSigns {
  /** Blocks of one even, light, nearly grey tone: paper. */
  readonly paper: number;
  /** Blocks of light paper with sharp dark strokes in it: writing. */
  readonly writing: number;
  /** Blocks with many tones or colours: everything a photograph is made of. */
  readonly scenery: number;
}

/**
 * Pages are light paper with dark strokes; photographs are many tones.
 *
 * A page on a desk, or in shadow, still has writing on a good part of it, and its paper is light against the strokes.
 */
export function looksLikeDocument(signs: PageSigns): boolean {
  return signs.writing >= 0.03 && signs.paper + signs.writing >= 0.5 && signs.writing >= signs.scenery * 0.25;
}

/** Enough to see strokes of small print, few enough to be quick. */
const longSide = 1_400;
const blockSide = 16;

/** Measures a picture block by block, on a thinned grid of its pixels. */
export function pageSigns(pixels: Pixels): PageSigns {
  const step = Math.max(1, Math.floor(Math.max(pixels.width, pixels.height) / longSide));
  const span = blockSide * step;
  const counts = { paper: 0, writing: 0, scenery: 0, blocks: 0 };
  for (let top = 0; top + span <= pixels.height; top += span) {
    for (let left = 0; left + span <= pixels.width; left += span) {
      counts[blockSign(pixels, left, top, step)] += 1;
      counts.blocks += 1;
    }
  }
  const blocks = Math.max(1, counts.blocks);
  return { paper: counts.paper / blocks, writing: counts.writing / blocks, scenery: counts.scenery / blocks };
}

function blockSign(pixels: Pixels, left: number, top: number, step: number): "paper" | "writing" | "scenery" {
  const tones: number[] = [];
  let colour = 0;
  for (let row = 0; row < blockSide; row += 1) {
    for (let column = 0; column < blockSide; column += 1) {
      const at = ((top + row * step) * pixels.width + left + column * step) * 4;
      const red = pixels.data[at] ?? 0;
      const green = pixels.data[at + 1] ?? 0;
      const blue = pixels.data[at + 2] ?? 0;
      const highest = Math.max(red, green, blue);
      colour += highest === 0 ? 0 : (highest - Math.min(red, green, blue)) / highest;
      tones.push(0.299 * red + 0.587 * green + 0.114 * blue);
    }
  }
  tones.sort((one, other) => one - other);
  const tone = (share: number) => tones[Math.floor(share * (tones.length - 1))] ?? 0;
  const paper = tone(0.75);
  const light = paper > 110 && colour / tones.length < 0.25;
  if (light && paper - tone(0.02) < 40) return "paper";
  const nearPaper = tones.filter((one) => Math.abs(one - paper) < 30).length / tones.length;
  return light && paper - tone(0.05) > 60 && nearPaper > 0.45 ? "writing" : "scenery";
}
