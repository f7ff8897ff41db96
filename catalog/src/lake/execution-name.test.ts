import { expect, test } from "vitest";
import { documentId } from "./document-id.ts";
import { executionName } from "./execution-name.ts";

const id = documentId({ bucket: "b", key: "k", etag: "e" });

test("executionName joins id and revision and fits Step Functions", () => {
  const name = executionName(id, "1a2b3c4d");
  expect(name).toBe(`${id}-1a2b3c4d`);
  expect(name.length).toBeLessThanOrEqual(80);
});

test.each([
  ["", "1a2b3c4d"],
  [id.toUpperCase(), "1a2b3c4d"],
  [id, ""],
  [id, "1a2b3c4"],
  [id, "a/b/c/d/"],
])("executionName refuses id %j with revision %j", (badId, revision) => {
  expect(() => executionName(badId, revision)).toThrowError(expect.objectContaining({ code: "TRB-CAT-003" }));
});
