import { readFileSync } from "node:fs";
import { join } from "node:path";
import jpeg from "jpeg-js";
import { PNG } from "pngjs";
import utif from "utif2";
import { afterAll, expect, test, vi } from "vitest";
import { analyzeDocument, type Block, closeEngines, detectDocumentText, detectLabels } from "../index.ts";

// OCR takes seconds on a free core and the suite leaves none free.
vi.setConfig({ testTimeout: 180_000 });
afterAll(closeEngines);

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, "../../../../test/samples", name));

const textOf = (block: Block | undefined, all: readonly Block[]): string =>
  (block?.Relationships ?? [])
    .filter(({ Type }) => Type === "CHILD")
    .flatMap(({ Ids }) => Ids.map((id) => all.find(({ Id }) => Id === id)?.Text ?? ""))
    .join(" ");

/** Rows of cells, as text. */
function tables(all: readonly Block[]): string[][][] {
  return all
    .filter(({ BlockType }) => BlockType === "TABLE")
    .map(({ Relationships }) => {
      const rows: string[][] = [];
      for (const id of Relationships?.[0]?.Ids ?? []) {
        const cell = all.find(({ Id }) => Id === id);
        const at = (cell?.RowIndex ?? 1) - 1;
        rows[at] = [...(rows[at] ?? []), textOf(cell, all)];
      }
      return rows;
    });
}

test("analyzeDocument reads the invoice's table and the answer to a question, on the page it is asked of", async () => {
  const ask = async (Pages?: readonly string[]) => {
    const Queries = [{ Text: "What is the total due?", Alias: "total", ...(Pages && { Pages }) }];
    const FeatureTypes = ["TABLES", "QUERIES"];
    return (await analyzeDocument(sample("acme/invoice-2026-0417.pdf"), { FeatureTypes, Queries })).output;
  };
  const { Blocks, DocumentMetadata } = await ask();
  expect(DocumentMetadata).toEqual({ Pages: 2 });
  expect(Blocks.filter(({ BlockType }) => BlockType === "QUERY_RESULT").map(({ Text }) => Text)).toEqual([
    "GBP 1,480.80",
  ]);
  expect(tables(Blocks).flat().length).toBeGreaterThan(2);
  const asked = (blocks: readonly Block[]) =>
    blocks.filter(({ BlockType }) => BlockType === "QUERY").map(({ Page }) => Page);
  expect(asked(Blocks)).toEqual([1]);
  expect(asked((await ask(["*"])).Blocks)).toEqual([1, 2]);
  expect(asked((await ask(["2-*"])).Blocks)).toEqual([2]);
});

test.each([
  ["acme/claim-form.png", "What is the total due?", ["915.50"]],
  ["globex/purchase-order.jpg", "What is the total due?", ["EUR 1,356.00"]],
  ["acme/claim-form.png", "When was the accident?", ["12 March 2026"]],
  ["acme/claim-form.png", "What is the invoice number?", []],
  ["acme/claim-form.png", "When is the total due?", []],
])("analyzeDocument answers of %s: %s", async (name, Text, answers) => {
  const { output } = await analyzeDocument(sample(name), { FeatureTypes: ["QUERIES"], Queries: [{ Text }] });
  expect(output.Blocks.filter(({ BlockType }) => BlockType === "QUERY_RESULT").map((block) => block.Text)).toEqual(
    answers,
  );
});

test("analyzeDocument reads forms and tables of a scan", async () => {
  const { engine, output } = await analyzeDocument(sample("acme/claim-form.png"), {
    FeatureTypes: ["FORMS", "TABLES"],
  });
  expect(engine).toMatch(/^tesseract\.js \d/);
  const pairs = output.Blocks.filter(({ EntityTypes }) => EntityTypes?.includes("KEY")).map((key) => {
    const value = key.Relationships?.find(({ Type }) => Type === "VALUE")?.Ids[0];
    return [
      textOf(key, output.Blocks),
      textOf(
        output.Blocks.find(({ Id }) => Id === value),
        output.Blocks,
      ),
    ];
  });
  expect(pairs.map(([, value]) => value)).toContain("MOT-4471-902");
  expect(tables(output.Blocks)[0]).toContainEqual(["Bonnet", "Respray", "310.00"]);
});

test("detectDocumentText reads a digital page by its text and a scanned one by its picture", async () => {
  const { engine, output } = await detectDocumentText(sample("globex/loss-report.pdf"));
  expect(engine).toMatch(/^pdfjs-dist .* \+ tesseract\.js /);
  expect(output.DocumentMetadata.Pages).toBe(2);
  const lines = output.Blocks.filter(({ BlockType }) => BlockType === "LINE");
  expect(new Set(lines.map(({ Page }) => Page))).toEqual(new Set([1, 2]));
  expect(lines.map(({ Text }) => Text).join("\n")).toContain("18,250.00");
});

test("detectDocumentText reads each page of a TIFF", async () => {
  const { engine, output } = await detectDocumentText(scannedTiff(2));
  expect(engine).toMatch(/^tesseract\.js /);
  expect(output.DocumentMetadata.Pages).toBe(2);
  for (const page of [1, 2]) {
    const lines = output.Blocks.filter(({ BlockType, Page }) => BlockType === "LINE" && Page === page);
    expect(lines.map(({ Text }) => Text).join("\n")).toContain("MOT-4471-902");
  }
  await expect(detectDocumentText(scannedTiff(2), { onePageOnly: true })).rejects.toMatchObject({
    code: "UnsupportedDocumentException",
  });
});

test("detectDocumentText reads a TIFF that holds a JPEG", async () => {
  const { output } = await detectDocumentText(jpegTiff("acme/receipt-photo.jpg"));
  const inTiff = output.Blocks.filter(({ BlockType }) => BlockType === "WORD").map(({ Text }) => Text);
  const alone = (await detectDocumentText(sample("acme/receipt-photo.jpg"))).output.Blocks;
  const words = new Set(alone.filter(({ BlockType }) => BlockType === "WORD").map(({ Text }) => Text));
  expect(words.size).toBeGreaterThan(10);
  expect(inTiff.filter((word) => words.has(word)).length).toBeGreaterThan(words.size / 2);
});

test.each(["acme/invoice-2026-0417.pdf", "acme/receipt-photo.jpg"])(
  "detectDocumentText gives %s ids that are unique, the same each time and lead somewhere, and boxes inside the page",
  async (name) => {
    const { Blocks } = (await detectDocumentText(sample(name))).output;
    const ids = new Set(Blocks.map(({ Id }) => Id));
    expect(ids.size).toBe(Blocks.length);
    expect(
      Blocks.flatMap(({ Relationships = [] }) => Relationships.flatMap(({ Ids }) => Ids)).every((id) => ids.has(id)),
    ).toBe(true);
    for (const { Geometry } of Blocks) {
      const { Left, Top, Width, Height } = Geometry?.BoundingBox ?? { Left: 0, Top: 0, Width: 0, Height: 0 };
      expect(Math.min(Left, Top, Width, Height)).toBeGreaterThanOrEqual(0);
      expect(Math.max(Left + Width, Top + Height)).toBeLessThanOrEqual(1.0001);
    }
    expect((await detectDocumentText(sample(name))).output.Blocks).toEqual(Blocks);
  },
);

test.each([
  ["nothing", Buffer.alloc(0), "InvalidParameterException"],
  ["a cut PDF", sample("globex/corrupt.pdf"), "BadDocumentException"],
  ["a PDF with a password", protectedPdf(), "UnsupportedDocumentException"],
  ["a TIFF of a header", Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), "BadDocumentException"],
  ["a TIFF that is cut off", scannedTiff(1).subarray(0, 20_000), "BadDocumentException"],
  [
    "a TIFF of 12,000 pixels",
    tiffOf({ width: 12_000, height: 2, data: new Uint8Array(96_000) }),
    "DocumentTooLargeException",
  ],
  ["text", Buffer.from("no document"), "UnsupportedDocumentException"],
  ["a cut PNG", sample("acme/claim-form.png").subarray(0, 20), "BadDocumentException"],
  ["a PNG of 20,000 pixels by 20,000", vast(), "DocumentTooLargeException"],
])("detectDocumentText refuses %s as Textract does", async (_name, bytes, code) => {
  await expect(detectDocumentText(bytes)).rejects.toMatchObject({ code });
});

test("detectLabels refuses a picture that would fill the memory", async () => {
  await expect(detectLabels(vast())).rejects.toMatchObject({ code: "ImageTooLargeException" });
});

test.each([
  [[], [], "at least one feature"],
  [["CHARTS"], [], "known are FORMS"],
  [["SIGNATURES"], [], "cannot be answered locally"],
  [["QUERIES"], [], "one was given without the other"],
  [["TABLES"], [{ Text: "Total?" }], "one was given without the other"],
])("analyzeDocument refuses features %j with queries %j", async (FeatureTypes, Queries, message) => {
  await expect(analyzeDocument(sample("acme/claim-form.png"), { FeatureTypes, Queries })).rejects.toThrow(message);
});

/** A one-page PDF whose user password is not the empty one: no key makes the check of ISO 32000, 7.6.4 succeed. */
function protectedPdf(): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${"6f".repeat(32)}> /U <${"75".repeat(32)}> >>`,
  ];
  let pdf = "%PDF-1.6\n";
  const places = objects.map((object, index) => {
    const place = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = pdf.length;
  pdf += `xref\n0 5\n0000000000 65535 f \n${places.join("")}`;
  pdf += `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<${"69".repeat(16)}> <${"69".repeat(16)}>] >>\n`;
  return Buffer.from(`${pdf}startxref\n${start}\n%%EOF\n`, "latin1");
}

/** A PNG whose header promises 400 million pixels. */
function vast(): Buffer {
  const png = PNG.sync.write(new PNG({ width: 1, height: 1 }));
  png.writeUInt32BE(20_000, 16);
  png.writeUInt32BE(20_000, 20);
  return png;
}

/** The claim form as a scanner would send it: the same page so many times. */
function scannedTiff(pages: 1 | 2): Buffer {
  const tiff = tiffOf(PNG.sync.read(sample("acme/claim-form.png")));
  if (pages === 1) return tiff;
  const first = tiff.readUInt32BE(4);
  const next = first + 2 + tiff.readUInt16BE(first) * 12;
  const directory = Buffer.from(tiff.subarray(first, next + 4));
  tiff.writeUInt32BE(tiff.length, next);
  return Buffer.concat([tiff, directory]);
}

function tiffOf({ width, height, data }: { width: number; height: number; data: Uint8Array }): Buffer {
  return Buffer.from(utif.encodeImage(data, width, height));
}

/** One strip, compressed as JPEG. */
function jpegTiff(name: string): Buffer {
  const strip = sample(name);
  const { width, height } = jpeg.decode(strip);
  const entries = [
    [256, width],
    [257, height],
    [259, 7],
    [262, 6],
    [273, 8],
    [279, strip.length],
  ] as const;
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16BE(entries.length, 0);
  for (const [index, [tag, value]] of entries.entries()) {
    const at = 2 + index * 12;
    directory.writeUInt16BE(tag, at);
    directory.writeUInt16BE(4, at + 2);
    directory.writeUInt32BE(1, at + 4);
    directory.writeUInt32BE(value, at + 8);
  }
  const header = Buffer.from("MM\0*\0\0\0\0", "latin1");
  header.writeUInt32BE(8 + strip.length, 4);
  return Buffer.concat([header, strip, directory]);
}
