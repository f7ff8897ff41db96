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
const blockPixels = blockSide * blockSide;

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

const tones = new Uint16Array(256);

/** Counts the tones of a block instead of sorting them: this runs for every pixel that is looked at. */
function blockSign(pixels: Pixels, left: number, top: number, step: number): "paper" | "writing" | "scenery" {
  tones.fill(0);
  let colour = 0;
  for (let row = 0; row < blockSide; row += 1) {
    for (let column = 0; column < blockSide; column += 1) {
      const at = ((top + row * step) * pixels.width + left + column * step) * 4;
      const red = pixels.data[at] ?? 0;
      const green = pixels.data[at + 1] ?? 0;
      const blue = pixels.data[at + 2] ?? 0;
      const highest = Math.max(red, green, blue);
      colour += highest === 0 ? 0 : (highest - Math.min(red, green, blue)) / highest;
      const tone = (red * 77 + green * 150 + blue * 29) >> 8;
      tones[tone] = (tones[tone] ?? 0) + 1;
    }
  }
  const paper = toneAt(0.75);
  const light = paper > 110 && colour / blockPixels < 0.25;
  if (light && paper - toneAt(0.02) < 40) return "paper";
  return light && paper - toneAt(0.05) > 60 && nearTo(paper) > 0.45 ? "writing" : "scenery";
}

/** The tone that this share of the block's pixels does not pass. */
function toneAt(share: number): number {
  let left = share * (blockPixels - 1);
  for (let tone = 0; tone < 256; tone += 1) {
    left -= tones[tone] ?? 0;
    if (left < 0) return tone;
  }
  return 255;
}

function nearTo(paper: number): number {
  let near = 0;
  for (let tone = Math.max(0, paper - 29); tone <= Math.min(255, paper + 29); tone += 1) near += tones[tone] ?? 0;
  return near / blockPixels;
}
