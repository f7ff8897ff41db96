import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { documentId } from "./document-id.ts";

const object = { bucket: "claims-raw", key: "inbox/acme/a.pdf" };

test("documentId is 26 characters of lower-case base32 over the SHA-256", () => {
  const id = documentId({ ...object, versionId: "v1" });
  expect(id).toMatch(/^[a-z2-7]{26}$/);
  const digest = createHash("sha256").update('["claims-raw","inbox/acme/a.pdf","v1"]').digest();
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const expected = Array.from({ length: 26 }, (_, at) => {
    return "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)];
  }).join("");
  expect(id).toBe(expected);
});

test("documentId takes a quoted and a bare etag for the same version", () => {
  expect(documentId({ ...object, etag: '"abc"' })).toBe(documentId({ ...object, etag: "abc" }));
});

test("documentId falls back to the etag when versioning is suspended", () => {
  expect(documentId({ ...object, versionId: "null", etag: "abc" })).toBe(documentId({ ...object, etag: "abc" }));
});

test("documentId differs for every part of the version", () => {
  const ids = [
    documentId({ bucket: "a", key: "bc", etag: "1" }),
    documentId({ bucket: "ab", key: "c", etag: "1" }),
    documentId({ bucket: "a", key: "bc", etag: "2" }),
    documentId({ bucket: "a", key: "bc", versionId: "3", etag: "1" }),
    documentId({ bucket: "a", key: 'bc","1"', etag: "" }),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
