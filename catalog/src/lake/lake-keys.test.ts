import { expect, test } from "vitest";
import { extractedKey, metadataKey, quarantineKey, serviceOutputPrefix, tokenKey } from "./lake-keys.ts";

const documentId = "mfrggzdfmztwq2lknnwg23tpoa";
const receivedAt = "2026-11-23T23:30:00-02:00";

test("extractedKey partitions by tenant and by the UTC day of arrival", () => {
  expect(extractedKey({ table: "documents", tenant: "acme", receivedAt, documentId })).toBe(
    `extracted/documents/tenant=acme/dt=2026-11-24/${documentId}.json`,
  );
});

test("metadataKey tells revisions apart", () => {
  expect(metadataKey({ receivedAt, documentId, revision: "1a2b3c4d" })).toBe(
    `metadata/objects/dt=2026-11-24/${documentId}-1a2b3c4d.json`,
  );
});

test("the other keys lie in their own folders", () => {
  expect(quarantineKey({ receivedAt, documentId })).toBe(`quarantine/dt=2026-11-24/${documentId}.json`);
  expect(serviceOutputPrefix("textract", documentId)).toBe(`service-output/textract/${documentId}/`);
  expect(tokenKey("transcribe", "job.1_a-b")).toBe("tokens/transcribe/job.1_a-b.json");
});

test.each(["../x", "a/b", "a=b", "", ".hidden", "a b"])("extractedKey refuses the tenant %j", (tenant) => {
  expect(() => extractedKey({ table: "texts", tenant, receivedAt, documentId })).toThrowError(
    expect.objectContaining({ code: "TRB-CAT-002" }),
  );
});

test("a time that is no time is refused", () => {
  expect(() => quarantineKey({ receivedAt: "yesterday", documentId })).toThrowError(
    expect.objectContaining({ code: "TRB-CAT-006" }),
  );
});
