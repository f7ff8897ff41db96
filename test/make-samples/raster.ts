import { PDFiumLibrary } from "@hyzyla/pdfium";
import jpeg from "jpeg-js";
import { PNG } from "pngjs";

/** Pixels, four bytes each: red, green, blue, alpha. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The first page of a PDF as a scanner at this many dots an inch would see it. */
export async function rasterise(pdf: Uint8Array, dpi: number): Promise<Raster> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const { width, height, data } = await document.getPage(0).render({ scale: dpi / 72, render: "bitmap" });
  const rgba = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 4) {
    rgba[at] = data[at + 2] ?? 0;
    rgba[at + 1] = data[at + 1] ?? 0;
    rgba[at + 2] = data[at] ?? 0;
    rgba[at + 3] = 255;
  }
  document.destroy();
  library.destroy();
  return { width, height, data: rgba };
}

export function toPng(raster: Raster): Uint8Array {
  const png = new PNG({ width: raster.width, height: raster.height });
  png.data = Buffer.from(raster.data);
  return PNG.sync.write(png, { colorType: 0, deflateLevel: 9 });
}

export function toJpeg(raster: Raster, quality: number): Uint8Array {
  return jpeg.encode(raster, quality).data;
}
