import type { Raster } from "./raster.ts";

/** A page as a hand-held camera sees it: turned, unevenly lit, with grain. The grain has a fixed seed. */
export function photograph(page: Raster, degrees: number): Raster {
  const random = grain(20260302);
  const { width, height } = page;
  const data = new Uint8Array(width * height * 4);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = x - width / 2;
      const dy = y - height / 2;
      const paper = brightness(page, cos * dx + sin * dy + width / 2, cos * dy - sin * dx + height / 2);
      const light = 0.97 - 0.14 * (x / width) - 0.1 * (y / height);
      const value = Math.max(0, Math.min(255, paper * light + (random() - 0.5) * 14));
      const at = (y * width + x) * 4;
      data[at] = value;
      data[at + 1] = value * 0.98;
      data[at + 2] = value * 0.94;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Bilinear sample; beyond the edge lies a dark table top. */
function brightness(page: Raster, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= page.width - 1 || top >= page.height - 1) return 96;
  const pixel = (px: number, py: number): number => page.data[(py * page.width + px) * 4] ?? 0;
  const fx = x - left;
  const fy = y - top;
  const upper = pixel(left, top) * (1 - fx) + pixel(left + 1, top) * fx;
  const lower = pixel(left, top + 1) * (1 - fx) + pixel(left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

function grain(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
