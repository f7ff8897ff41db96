import type { PDFPageProxy } from "pdfjs-dist";
import type { Box, ReadPage, Word } from "./page.ts";

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

/** Reads the words of a digital page with their places. */
export async function readTextLayer(page: PDFPageProxy): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const words: Word[] = [];
  for (const item of content.items) {
    if ("str" in item) words.push(...wordsOf(item, viewport.transform));
  }
  return { width: viewport.width, height: viewport.height, tilt: 0, words, source: "text-layer" };
}

/** pdf.js gives runs of text; a word's share of the run is estimated from the usual widths of its letters. */
function wordsOf(item: TextItem, view: readonly number[]): Word[] {
  const whole = weigh(item.str);
  if (whole === 0) return [];
  const words: Word[] = [];
  for (const match of item.str.matchAll(/\S+/g)) {
    const from = weigh(item.str.slice(0, match.index)) / whole;
    const to = from + weigh(match[0]) / whole;
    words.push({ text: match[0], confidence: 99.9, box: boxOf(item, view, from, to) });
  }
  return words;
}

function weigh(text: string): number {
  let sum = 0;
  for (const letter of text) {
    if (/[iljI.,:;'|!]/.test(letter)) sum += 0.26;
    else if (/[ftr\-()\s]/.test(letter)) sum += 0.31;
    else if (/[mwMW%@]/.test(letter)) sum += 0.85;
    else if (/[A-Z]/.test(letter)) sum += 0.68;
    else sum += 0.55;
  }
  return sum;
}

/** Ascent and descent as most text faces have them: 0.75 and 0.22 of the size. */
function boxOf(item: TextItem, view: readonly number[], from: number, to: number): Box {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const run = Math.hypot(a, b) || 1;
  const corners = [from, to].flatMap((share) =>
    [-0.22, 0.75].map((rise) => {
      const along = (share * item.width) / run;
      return place(view, e + a * along + c * rise, f + b * along + d * rise);
    }),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function place(view: readonly number[], x: number, y: number): readonly [number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  return [a * x + c * y + e, b * x + d * y + f];
}
