import { expect, test } from "vitest";
import { s3 } from "./s3.ts";

test("s3 takes a bucket and a folder", () => {
  expect(s3("claims-raw", { prefix: "inbox/" })).toEqual({ bucket: "claims-raw", prefix: "inbox/" });
  expect(s3("claims-lake")).toEqual({ bucket: "claims-lake", prefix: "" });
});

test.each(["", "ab", "Claims", "claims.raw", "-claims", "claims_raw", "x".repeat(38)])(
  "s3 refuses the bucket name %j",
  (name) => {
    expect(() => s3(name)).toThrowError(expect.objectContaining({ code: "TRB-PIP-004" }));
  },
);

test("s3 asks for the slash at the end of a prefix", () => {
  expect(() => s3("claims-raw", { prefix: "inbox" })).toThrowError(
    expect.objectContaining({ code: "TRB-PIP-005", fix: 'Write "inbox/".' }),
  );
});

test.each(["/inbox/", "a//b/"])("s3 refuses the prefix %j", (prefix) => {
  expect(() => s3("claims-raw", { prefix })).toThrowError(expect.objectContaining({ code: "TRB-PIP-005" }));
});

test("s3 refuses an unknown option and says where", () => {
  // @ts-expect-error a slip of the pen
  expect(() => s3("claims-raw", { prefx: "inbox/" })).toThrowError(
    expect.objectContaining({
      code: "TRB-PIP-001",
      message: 's3() has no option "prefx".',
      at: expect.objectContaining({ file: import.meta.filename, line: expect.any(Number) }),
    }),
  );
});
