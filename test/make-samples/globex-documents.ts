import { rasterise, toJpeg } from "./raster.ts";
import { drawPdf, type Sheet } from "./sheet.ts";
import { drawTable } from "./table.ts";

/** A digital page followed by a scanned one. */
export async function mixedReport(): Promise<Uint8Array> {
  const scan = await rasterise(await drawPdf("Inspection", [inspection]), 150);
  return drawPdf("Loss report LR-7741", [lossReport, (sheet) => sheet.image(0, 0, 595, 842, toJpeg(scan, 60))]);
}

function lossReport(sheet: Sheet): void {
  sheet.text(50, 70, "Loss Report LR-7741", { size: 20, bold: true });
  sheet.text(50, 110, "Insured:", { bold: true });
  sheet.text(170, 110, "Globex Logistics GmbH");
  sheet.text(50, 130, "Date of loss:", { bold: true });
  sheet.text(170, 130, "28 January 2026");
  sheet.text(50, 150, "Estimated loss:", { bold: true });
  sheet.text(170, 150, "EUR 18,250.00");
  sheet.text(50, 190, "A forklift struck the racking in hall two at the Hamburg warehouse.");
  sheet.text(50, 208, "Four pallets of glassware fell. Nobody was hurt. The inspection sheet follows.");
}

function inspection(sheet: Sheet): void {
  sheet.text(50, 70, "Inspection Sheet", { size: 22, bold: true });
  sheet.text(50, 120, "Inspector: Maria Keller", { size: 14 });
  sheet.text(50, 150, "Site: Hamburg hall two", { size: 14 });
  sheet.text(50, 180, "Result: racking bent, unsafe", { size: 14 });
  sheet.text(50, 210, "Pallets lost: 4", { size: 14 });
}

function orderForm(sheet: Sheet): void {
  sheet.text(50, 70, "Purchase Order", { size: 22, bold: true });
  const facts = [
    ["Order number:", "GX-20931"],
    ["Buyer:", "Globex Logistics GmbH"],
    ["Order date:", "9 February 2026"],
    ["Deliver by:", "23 February 2026"],
  ] as const;
  for (const [row, [label, value]] of facts.entries()) {
    sheet.text(50, 120 + row * 28, label, { size: 14, bold: true });
    sheet.text(210, 120 + row * 28, value, { size: 14 });
  }
  const end = drawTable(
    sheet,
    { left: 50, right: 545, y: 260, rowHeight: 30 },
    [
      { title: "Article", x: 60 },
      { title: "Pieces", x: 330, right: true },
      { title: "Price", x: 430, right: true },
      { title: "Sum", x: 535, right: true },
    ],
    [
      ["Pallet rack upright", "12", "64.00", "768.00"],
      ["Cross beam", "24", "21.50", "516.00"],
      ["Safety pin", "96", "0.75", "72.00"],
    ],
  );
  sheet.text(50, end + 40, "Order total: EUR 1,356.00", { size: 14, bold: true });
}

export async function orderFormJpeg(): Promise<Uint8Array> {
  return toJpeg(await rasterise(await drawPdf("Order", [orderForm]), 150), 80);
}
