import { photograph } from "./photograph.ts";
import { rasterise, toJpeg, toPng } from "./raster.ts";
import { drawPdf, type Sheet } from "./sheet.ts";
import { drawTable } from "./table.ts";

/** Two digital pages: the invoice with its line items, then the terms. */
export async function invoice(): Promise<Uint8Array> {
  return drawPdf("Invoice INV-2026-0417", [invoiceFront, invoiceTerms]);
}

function invoiceFront(sheet: Sheet): void {
  sheet.text(50, 70, "Northwind Restoration Ltd", { size: 20, bold: true });
  sheet.text(50, 90, "14 Harbour Street, Bristol BS1 4QA, United Kingdom");
  sheet.text(545, 70, "INVOICE", { size: 20, bold: true, right: true });
  const facts = [
    ["Invoice number:", "INV-2026-0417"],
    ["Invoice date:", "17 April 2026"],
    ["Due date:", "17 May 2026"],
    ["Customer:", "Acme Insurance plc"],
    ["Claim reference:", "CLM-88213"],
  ] as const;
  for (const [row, [label, value]] of facts.entries()) {
    sheet.text(50, 140 + row * 20, label, { bold: true });
    sheet.text(170, 140 + row * 20, value);
  }
  const end = drawTable(
    sheet,
    { left: 50, right: 545, y: 270 },
    [
      { title: "Description", x: 55 },
      { title: "Quantity", x: 350, right: true },
      { title: "Unit price", x: 440, right: true },
      { title: "Amount", x: 540, right: true },
    ],
    [
      ["Water damage survey", "1", "250.00", "250.00"],
      ["Industrial dryer hire, per day", "6", "48.50", "291.00"],
      ["Plaster repair, per square metre", "18", "32.00", "576.00"],
      ["Skirting board, oak, per metre", "12", "9.75", "117.00"],
    ],
  );
  const sums = [
    ["Subtotal:", "1,234.00"],
    ["VAT 20%:", "246.80"],
    ["Total due:", "GBP 1,480.80"],
  ] as const;
  for (const [row, [label, value]] of sums.entries()) {
    sheet.text(380, end + 34 + row * 20, label, { bold: true });
    sheet.text(540, end + 34 + row * 20, value, { right: true, bold: row === 2 });
  }
  sheet.text(50, 780, "Page 1 of 2", { size: 9 });
}

function invoiceTerms(sheet: Sheet): void {
  sheet.text(50, 70, "Terms of payment", { size: 16, bold: true });
  const paragraphs = [
    "Please pay within thirty days of the invoice date by bank transfer.",
    "Account name: Northwind Restoration Ltd",
    "IBAN: GB29 NWBK 6016 1331 9268 19",
    "Interest of two percent a month is charged on late payments.",
    "Questions about this invoice are answered by Helen Marsh on +44 117 496 0123.",
  ];
  for (const [row, words] of paragraphs.entries()) sheet.text(50, 110 + row * 24, words);
  sheet.text(50, 780, "Page 2 of 2", { size: 9 });
}

function deliveryNote(sheet: Sheet): void {
  sheet.text(50, 70, "Delivery Note", { size: 22, bold: true });
  const facts = [
    ["Order number:", "PO-55120"],
    ["Delivered to:", "Acme Insurance plc, Leeds"],
    ["Delivery date:", "3 February 2026"],
    ["Carrier:", "Pennine Freight"],
  ] as const;
  for (const [row, [label, value]] of facts.entries()) {
    sheet.text(50, 120 + row * 26, label, { size: 13, bold: true });
    sheet.text(190, 120 + row * 26, value, { size: 13 });
  }
  drawTable(
    sheet,
    { left: 50, right: 545, y: 250, rowHeight: 28 },
    [
      { title: "Item", x: 60 },
      { title: "Boxes", x: 380, right: true },
      { title: "Weight kg", x: 530, right: true },
    ],
    [
      ["Replacement carpet tiles", "14", "210"],
      ["Adhesive, ten litre", "3", "36"],
      ["Door threshold strips", "8", "12"],
    ],
  );
  sheet.text(50, 430, "Received in good order. Two boxes were damp on arrival.", { size: 13 });
  sheet.text(50, 480, "Signed: Oliver Grant", { size: 13 });
}

/** One raster page, as an office scanner writes it. */
export async function scannedDeliveryNote(): Promise<Uint8Array> {
  const page = await rasterise(await drawPdf("Delivery note", [deliveryNote]), 170);
  return drawPdf("scan0001", [(sheet) => sheet.image(0, 0, 595, 842, toJpeg(page, 62))]);
}

function claimForm(sheet: Sheet): void {
  sheet.text(50, 70, "Motor Claim Form", { size: 22, bold: true });
  const facts = [
    ["Policy number:", "MOT-4471-902"],
    ["Policy holder:", "Daniel Okafor"],
    ["Date of accident:", "12 March 2026"],
    ["Place of accident:", "Sheffield"],
    ["Vehicle registration:", "YK19 ZTR"],
  ] as const;
  for (const [row, [label, value]] of facts.entries()) {
    sheet.text(50, 120 + row * 28, label, { size: 14, bold: true });
    sheet.text(230, 120 + row * 28, value, { size: 14 });
  }
  const end = drawTable(
    sheet,
    { left: 50, right: 545, y: 280, rowHeight: 30 },
    [
      { title: "Damaged part", x: 60 },
      { title: "Repair", x: 250 },
      { title: "Cost", x: 530, right: true },
    ],
    [
      ["Front bumper", "Replace", "420.00"],
      ["Left headlight", "Replace", "185.50"],
      ["Bonnet", "Respray", "310.00"],
    ],
  );
  sheet.text(50, end + 40, "Total claimed: 915.50", { size: 14, bold: true });
}

export async function claimFormPng(): Promise<Uint8Array> {
  return toPng(await rasterise(await drawPdf("Motor claim", [claimForm]), 150));
}

function receipt(sheet: Sheet): void {
  sheet.text(60, 90, "Hillside Hardware", { size: 24, bold: true });
  sheet.text(60, 120, "22 Market Place, York", { size: 15 });
  sheet.text(60, 170, "Receipt number: 60418", { size: 15 });
  sheet.text(60, 200, "Date: 5 March 2026", { size: 15 });
  const goods = [
    ["Dehumidifier rental", "65.00"],
    ["Plastic sheeting", "18.40"],
    ["Mould remover", "11.60"],
  ] as const;
  for (const [row, [name, price]] of goods.entries()) {
    sheet.text(60, 260 + row * 30, name, { size: 15 });
    sheet.text(500, 260 + row * 30, price, { size: 15, right: true });
  }
  sheet.line(60, 345, 500, 345);
  sheet.text(60, 375, "Total paid:", { size: 16, bold: true });
  sheet.text(500, 375, "95.00", { size: 16, bold: true, right: true });
  sheet.text(60, 425, "Thank you for shopping with us", { size: 15 });
}

/** A receipt photographed by hand: four degrees off, uneven light, grain. */
export async function photographedReceipt(): Promise<Uint8Array> {
  const page = await rasterise(await drawPdf("Receipt", [receipt]), 150);
  return toJpeg(photograph(page, 4), 70);
}

/** A bank statement, which somebody saved under the wrong name. */
export async function statement(): Promise<Uint8Array> {
  return drawPdf("Account statement", [
    (sheet) => {
      sheet.text(50, 70, "Account Statement", { size: 20, bold: true });
      sheet.text(50, 110, "Account holder:", { bold: true });
      sheet.text(170, 110, "Acme Insurance plc");
      sheet.text(50, 130, "Period:", { bold: true });
      sheet.text(170, 130, "February 2026");
      const end = drawTable(
        sheet,
        { left: 50, right: 545, y: 160 },
        [
          { title: "Date", x: 55 },
          { title: "Text", x: 150 },
          { title: "Amount", x: 540, right: true },
        ],
        [
          ["2026-02-03", "Premium Okafor", "412.00"],
          ["2026-02-11", "Claim payment CLM-88102", "-1,950.00"],
          ["2026-02-24", "Premium Hartley", "388.00"],
        ],
      );
      sheet.text(50, end + 30, "Closing balance:", { bold: true });
      sheet.text(170, end + 30, "24,816.35");
    },
  ]);
}
