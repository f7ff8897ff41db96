import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "pdf-lib";

const A4 = { width: 595, height: 842 } as const;

/** A4 page to draw on, measured from the top left corner as people read. */
export interface Sheet {
  text(x: number, y: number, words: string, options?: { size?: number; bold?: boolean; right?: boolean }): void;
  line(x1: number, y1: number, x2: number, y2: number): void;
  image(x: number, y: number, width: number, height: number, jpeg: Uint8Array): Promise<void>;
}

/** Draws a PDF with one callback a page; dates are fixed, so the same drawing gives the same bytes. */
export async function drawPdf(
  title: string,
  pages: readonly ((sheet: Sheet) => void | Promise<void>)[],
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const day = new Date("2026-03-02T09:00:00Z");
  document.setTitle(title);
  document.setCreationDate(day);
  document.setModificationDate(day);
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  for (const draw of pages) await draw(sheetOn(document.addPage([A4.width, A4.height]), regular, bold, document));
  return document.save({ useObjectStreams: false });
}

function sheetOn(page: PDFPage, regular: PDFFont, bold: PDFFont, document: PDFDocument): Sheet {
  const ink = rgb(0.05, 0.05, 0.1);
  return {
    text(x, y, words, { size = 11, bold: heavy = false, right = false } = {}) {
      const font = heavy ? bold : regular;
      const left = right ? x - font.widthOfTextAtSize(words, size) : x;
      page.drawText(words, { x: left, y: A4.height - y, size, font, color: ink });
    },
    line(x1, y1, x2, y2) {
      page.drawLine({
        start: { x: x1, y: A4.height - y1 },
        end: { x: x2, y: A4.height - y2 },
        thickness: 0.8,
        color: ink,
      });
    },
    async image(x, y, width, height, jpeg) {
      page.drawImage(await document.embedJpg(jpeg), { x, y: A4.height - y - height, width, height });
    },
  };
}
