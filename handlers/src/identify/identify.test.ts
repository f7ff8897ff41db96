import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { arrived } from "../testing/arrived.ts";
import { type AwsOnLoopback, startAws } from "../testing/aws-on-loopback.ts";
import { encryptedTrailer, makePdf } from "../testing/make-pdf.ts";
import { createIdentify } from "./identify.ts";

let aws: AwsOnLoopback;
beforeEach(async () => {
  aws = await startAws();
});
afterEach(() => aws.close());

const environment = { RAW_PREFIX: "inbox/", TENANTS: JSON.stringify([{ name: "acme", prefix: "acme/" }]) };

function identify(key: string, object?: { etag: string; bytes: number }) {
  return createIdentify({ s3: new S3Client(aws.client), environment })(arrived(key, object));
}

function identifyBytes(key: string, body: string | Uint8Array) {
  return identify(key, aws.put("claims-raw", key, body));
}

const sample = (name: string) => readFileSync(new URL(`../../../test/samples/${name}`, import.meta.url));

test.each([
  ["acme/astronaut.png", "image", "image/png", {}],
  ["globex/coffee.png", "image", "image/png", {}],
  ["acme/claim-form.png", "document", "image/png", { pages: 1 }],
  ["acme/receipt-photo.jpg", "document", "image/jpeg", { pages: 1 }],
  ["globex/purchase-order.jpg", "document", "image/jpeg", { pages: 1 }],
  ["acme/invoice-2026-0417.pdf", "document", "application/pdf", { pages: 2 }],
  ["acme/delivery-note-scan.pdf", "document", "application/pdf", { pages: 1 }],
  ["globex/sense-and-sensibility.wav", "audio", "audio/wav", { seconds: 7.1 }],
  ["globex/voicemail.mp3", "audio", "audio/mpeg", { seconds: expect.closeTo(11.74, 1) }],
  ["acme/letter.txt", "text", "text/plain", { characters: 587 }],
  ["acme/lost-luggage.eml", "text", "message/rfc822", { characters: 218 }],
  ["globex/warehouse.html", "text", "text/html", { characters: expect.any(Number) }],
  ["globex/claim-90277.json", "text", "application/json", { characters: expect.any(Number) }],
])("createIdentify knows %s", async (name, kind, mediaType, expected) => {
  const bytes = sample(name);
  const tenant = name.startsWith("acme/") ? "acme" : "_none";
  expect(await identifyBytes(`inbox/${name}`, bytes)).toMatchObject({
    kind,
    mediaType,
    expected,
    tenant,
    bytes: bytes.length,
    checksum: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
  });
});

test("createIdentify takes a byte order mark of UTF-16 for text, which begins MPEG sound too", async () => {
  const marked = Buffer.from("\ufeffThe invoice is overdue.", "utf16le");
  expect(await identifyBytes("inbox/acme/note.txt", marked)).toMatchObject({
    kind: "text",
    mediaType: "text/plain",
    basis: "text in utf-16le",
  });
});

test("createIdentify trusts the bytes, and says that the name lies", async () => {
  expect(await identifyBytes("inbox/acme/statement.txt", sample("acme/statement.txt"))).toMatchObject({
    kind: "document",
    mediaType: "application/pdf",
    basis: "signature; the name says text/plain",
  });
});

test.each([
  "inbox/acme/with space.txt",
  "inbox/acme/ünï-文.txt",
  "inbox/acme/../../etc/passwd",
  "inbox/acme/a%2Fb.txt",
  "inbox/acme/a+b&c=d?e#f.txt",
  `inbox/acme/${"n".repeat(1013)}`,
])("createIdentify reads the key %s", async (key) => {
  expect(await identifyBytes(key, "These are words.")).toMatchObject({ kind: "text", tenant: "acme" });
});

test.each([
  ["an empty file", "a.pdf", "", "EmptyObject"],
  ["white space", "a.txt", " \n\t \n", "EmptyObject"],
  ["a page without words", "a.html", "<html><body></body></html>", "EmptyObject"],
  ["a PDF that ends after its header", "a.pdf", "%PDF-1.7\n", "CorruptObject"],
  ["a corrupt PDF", "a.pdf", sample("globex/corrupt.pdf"), "CorruptObject"],
  ["a PDF with a password", "a.pdf", makePdf({ trailer: encryptedTrailer }), "EncryptedObject"],
  ["a PDF without pages", "a.pdf", makePdf({ pages: 0 }), "CorruptObject"],
  ["half a PNG", "a.png", sample("acme/claim-form.png").subarray(0, 20_000), "CorruptObject"],
  ["half a PNG header", "a.png", sample("acme/claim-form.png").subarray(0, 20), "CorruptObject"],
  ["a JPEG without pixels", "a.jpg", sample("acme/receipt-photo.jpg").subarray(0, 300), "CorruptObject"],
  ["a WAV header without sound", "a.wav", sample("acme/call.wav").subarray(0, 44), "CorruptObject"],
  ["a ZIP", "a.zip", Buffer.from("504b0304140000000000", "hex"), "UnsupportedType"],
  ["a GIF", "a.gif", Buffer.from("47494638396101000100800000ffffff00000021f90400000000002c", "hex"), "UnsupportedType"],
  ["noise named .pdf", "a.pdf", Buffer.from([0, 1, 2, 3, 200, 0, 7]), "CorruptObject"],
  ["noise", "a.bin", Buffer.from([0, 1, 2, 3, 200, 0, 7]), "UnsupportedType"],
])("createIdentify refuses %s", async (_name, key, body, name) => {
  await expect(identifyBytes(`inbox/acme/${key}`, body)).rejects.toMatchObject({
    name,
    message: expect.stringMatching(/^[A-Z].{10,}/),
  });
});

test.each([
  ["inbox/huge.pdf", ""],
  ["inbox/huge.bin", ""],
  ["inbox/huge.txt", "words and words"],
  ["inbox/huge.wav", "RIFF\u0001\u0001\u0001\u0001WAVEfmt "],
])("createIdentify refuses six gigabytes of %s after reading the beginning", async (key, head) => {
  const object = aws.putSparse("claims-raw", key, head, 6 * 1024 ** 3);
  await expect(identify(key, object)).rejects.toMatchObject({ name: "ObjectTooLarge" });
  expect(aws.reads.map(({ method, range }) => [method, range])).toEqual([
    ["HEAD", undefined],
    ["GET", "bytes=0-65535"],
  ]);
});

test("createIdentify counts the pages of a large PDF without reading all of it", async () => {
  const key = "inbox/acme/large.pdf";
  const object = aws.put("claims-raw", key, makePdf({ pages: 30, padding: 20_000_000 }));
  expect(await identify(key, object)).toMatchObject({
    expected: { pages: 30 },
    checksum: `etag:${object.etag}`,
  });
  const read = aws.reads.reduce((sum, { range }) => {
    const [from, to] = (range?.slice(6) ?? "0-0").split("-").map(Number);
    return sum + (to ?? 0) - (from ?? 0);
  }, 0);
  expect(read).toBeLessThan(2_000_000);
});

test("createIdentify says when the object is gone", async () => {
  await expect(identify("inbox/gone.txt")).rejects.toMatchObject({ name: "ObjectGone" });
});

test("createIdentify leaves a replaced object to the event of its replacement", async () => {
  aws.put("claims-raw", "inbox/new.txt", "new words");
  await expect(identify("inbox/new.txt", { etag: "of-the-old-one", bytes: 3 })).rejects.toMatchObject({
    name: "ObjectGone",
  });
});

test("createIdentify refuses input that ingest never gives", async () => {
  const handler = createIdentify({ s3: new S3Client(aws.client), environment });
  await expect(handler({ raw: { bucket: "b", key: "k" } })).rejects.toMatchObject({ name: "InvalidInput" });
});
