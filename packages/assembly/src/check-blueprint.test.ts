import { s3, tenant } from "@tributary/pipeline";
import { expect, test } from "vitest";
import { checkBlueprint } from "./check-blueprint.ts";
import { claimsBlueprint } from "./testing/claims-blueprint.ts";

test("checkBlueprint takes the claims pipeline", () => {
  expect(() => checkBlueprint(claimsBlueprint())).not.toThrow();
});

const claims = claimsBlueprint();

test.each([
  ["a raw bucket whose name leaves no room", { ...claims, raw: { bucket: "r".repeat(38), prefix: "" } }, "TRB-ASM-004"],
  ["a lake in the raw bucket", { ...claims, lake: { bucket: "claims-raw", prefix: "" } }, "TRB-ASM-005"],
  ["a lake with a prefix", { ...claims, lake: { bucket: "claims-lake", prefix: "out/" } }, "TRB-ASM-006"],
  ["a pipeline whose name leaves no room", { ...claims, name: "p".repeat(33) }, "TRB-ASM-004"],
  [
    "a tenant whose access point name leaves no room",
    { ...claims, tenants: [{ name: "t".repeat(31), readers: [] }] },
    "TRB-ASM-004",
  ],
  [
    "two tenants of one logical id",
    {
      ...claims,
      tenants: [
        { name: "a-b", readers: [] },
        { name: "aB", readers: [] },
      ],
    },
    "TRB-ASM-007",
  ],
])("checkBlueprint refuses %s", (_what, blueprint, code) => {
  expect(() => checkBlueprint(blueprint)).toThrowError(expect.objectContaining({ code }));
});

test("bucket names at the limit are taken", () => {
  expect(() => checkBlueprint({ ...claims, raw: { bucket: "r".repeat(37), prefix: "" } })).not.toThrow();
  expect(claimsBlueprint({ lake: s3("claims-lake"), tenants: { a: tenant({ prefix: "a/" }) } }).tenants).toHaveLength(
    1,
  );
});
