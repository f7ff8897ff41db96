/**
 * Makes `test/samples` anew: `node --conditions=@tributary/source --import tsx test/make-samples.ts [folder]`.
 *
 * The same versions give the same bytes. Speech needs `flite`, `sox` and `lame`; without them the committed
 * recordings stay as they are. The photographs and the LibriVox reading are kept, their origin is in SAMPLES.md.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  claimFormPng,
  invoice,
  photographedReceipt,
  scannedDeliveryNote,
  statement,
} from "./make-samples/acme-documents.ts";
import { mixedReport, orderFormJpeg } from "./make-samples/globex-documents.ts";
import { call, flitePresent, mp3Of, speak, voicemail } from "./make-samples/speech.ts";
import { article, claim, complaint, letter, mail } from "./make-samples/texts.ts";

const folder = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "samples"));

function write(name: string, bytes: string | Uint8Array): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  process.stdout.write(`${name}  ${bytes.length}\n`);
}

const invoicePdf = await invoice();
write("acme/invoice-2026-0417.pdf", invoicePdf);
write("acme/delivery-note-scan.pdf", await scannedDeliveryNote());
write("acme/claim-form.png", await claimFormPng());
write("acme/receipt-photo.jpg", await photographedReceipt());
write("acme/statement.txt", await statement());
write("acme/letter.txt", letter);
write("acme/lost-luggage.eml", mail);
write("acme/empty.pdf", "");
write("globex/loss-report.pdf", await mixedReport());
write("globex/purchase-order.jpg", await orderFormJpeg());
write("globex/complaint.txt", complaint);
write("globex/warehouse.html", article);
write("globex/claim-90277.json", `${JSON.stringify(claim, null, 2)}\n`);
// Cut before its cross-reference table and with the page tree overwritten: no reader can mend it.
write("globex/corrupt.pdf", Buffer.concat([invoicePdf.subarray(0, 40), Buffer.alloc(2000, 0x58)]));

if (flitePresent()) {
  write("acme/call.wav", speak(call));
  write("globex/voicemail.mp3", mp3Of(speak(voicemail)));
} else {
  process.stdout.write(
    "flite, sox or lame is not installed: acme/call.wav and globex/voicemail.mp3 are left as they are\n",
  );
}
