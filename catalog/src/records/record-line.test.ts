import { expect, test } from "vitest";
import { parseRecord, recordLine } from "./record-line.ts";
import type { TextRecord } from "./text-record.ts";

const row: TextRecord = {
  document_id: "mfrggzdfmztwq2lknnwg23tpoa",
  raw_uri: "s3://claims-raw/inbox/acme/a.txt",
  media_type: "text/plain",
  pipeline: "claims",
  revision: "1a2b3c4d",
  services: [{ extractor: "comprehend.entities", service: "comprehend" }],
  status: "SUCCEEDED",
  received_at: "2026-11-23T09:00:00Z",
  characters: 9,
  text: "one\ntwo\u2028",
};

test("recordLine writes one line, whatever the text holds", () => {
  const line = recordLine("texts", row);
  expect(line.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(line)).toEqual(row);
});

test("recordLine writes the same bytes for the same row in another order", () => {
  const reversed = Object.fromEntries(Object.entries(row).reverse());
  expect(recordLine("texts", parseRecord("texts", reversed))).toBe(recordLine("texts", row));
});

test.each([
  ["a missing field", { ...row, text: undefined }],
  ["an unknown field", { ...row, extra: 1 }],
  ["a wrong type", { ...row, characters: "9" }],
  ["no object", "row"],
])("parseRecord refuses %s", (_name, bad) => {
  expect(() => parseRecord("texts", bad)).toThrowError(expect.objectContaining({ code: "TRB-CAT-001" }));
});
