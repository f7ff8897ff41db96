import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const letter = "Jane Doe of London is very happy with the quick repair. Thank you!\n";

/** A well-formed PDF that is locked with a password nobody has. */
function lockedPdf(): Buffer {
  const hex = (byte: string, count: number): string => `<${byte.repeat(count)}>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O ${hex("11", 32)} /U ${hex("22", 32)} >>`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  const id = hex("00", 16);
  return Buffer.from(
    `${text}${table}trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [${id} ${id}] >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

/** Bytes that are no type at all, the same each time. */
const noise = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256));

/** The name that makes key and prefix together 1,024 bytes, in folders a file system takes. */
const longest = (() => {
  const folders = `acme/${"d".repeat(255)}/${"e".repeat(255)}/${"f".repeat(255)}/`;
  return `${folders}${"g".repeat(1024 - "inbox/".length - folders.length - ".txt".length)}.txt`;
})();

export interface BadFile {
  readonly name: string;
  readonly bytes: string | Buffer;
  /** What its row in the metadata layer says. */
  readonly status: "SUCCEEDED" | "QUARANTINED";
  readonly reason?: RegExp;
}

export const badFiles: readonly BadFile[] = [
  { name: "acme/good.txt", bytes: letter, status: "SUCCEEDED" },
  { name: "acme/empty.pdf", bytes: "", status: "QUARANTINED", reason: /^EmptyObject: .*no bytes/ },
  { name: "acme/blank.txt", bytes: " \n\t\n", status: "QUARANTINED", reason: /^EmptyObject: .*no words/ },
  { name: "acme/corrupt.pdf", bytes: "%PDF-1.7\ngarbage", status: "QUARANTINED", reason: /^CorruptObject: The PDF/ },
  { name: "acme/cut.wav", bytes: "RIFF\x24\0\0\0WAVEfmt ", status: "QUARANTINED", reason: /^CorruptObject: / },
  { name: "acme/locked.pdf", bytes: lockedPdf(), status: "QUARANTINED", reason: /^EncryptedObject: .*password/ },
  { name: "acme/letter.pdf", bytes: letter, status: "SUCCEEDED" },
  {
    name: "acme/archive.jpg",
    bytes: Buffer.from("504b0304140000000800", "hex"),
    status: "QUARANTINED",
    reason: /^UnsupportedType: .*zip/,
  },
  { name: "acme/unknown.xyz", bytes: noise, status: "QUARANTINED", reason: /^UnsupportedType: / },
  { name: "acme/noise.png", bytes: noise, status: "QUARANTINED", reason: /^CorruptObject: .*image\/png/ },
  { name: "globex/with  two spaces .txt", bytes: letter, status: "SUCCEEDED" },
  { name: "globex/ünïcödé 文書 🎉.txt", bytes: letter, status: "SUCCEEDED" },
  { name: "globex/%2F..%2f%00.txt", bytes: letter, status: "SUCCEEDED" },
  { name: "globex/a+b&c=d?e#f.txt", bytes: letter, status: "SUCCEEDED" },
  { name: "globex/back\\slash 'quote\" <tag>.txt", bytes: letter, status: "SUCCEEDED" },
  { name: longest, bytes: letter, status: "SUCCEEDED" },
];

/** A file of nothing but a hole: more than Textract takes, and no disk. */
export const hugeFile = { name: "globex/huge.pdf", bytes: 520 * 1024 ** 2 };

export function writeBadFiles(folder: string): void {
  for (const { name, bytes } of badFiles) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  writeFileSync(join(folder, hugeFile.name), "%PDF-1.7\n");
  truncateSync(join(folder, hugeFile.name), hugeFile.bytes);
}
