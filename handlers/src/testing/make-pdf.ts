/** A small PDF with a text on each page; `trailer` goes into the trailer dictionary, `padding` makes it large. */
export function makePdf({
  pages = 1,
  trailer = "",
  padding = 0,
}: {
  pages?: number;
  trailer?: string;
  padding?: number;
} = {}): Buffer {
  const numbers = Array.from({ length: pages }, (_, at) => at);
  const bodies = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages} /Kids [${numbers.map((at) => `${4 + at} 0 R`).join(" ")}] >>`,
    `<< /Length ${padding} >>\nstream\n${" ".repeat(padding)}\nendstream`,
    ...numbers.map(() => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> >>"),
  ];
  let text = "%PDF-1.7\n";
  const offsets: number[] = [];
  bodies.forEach((body, at) => {
    offsets.push(text.length);
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = text.length;
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, "0")} 00000 n \n`;
  text += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A trailer that says the file is encrypted with a password nobody knows. */
export const encryptedTrailer = `/ID [<${"00".repeat(16)}> <${"00".repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >>`;
