import { expect, test } from "vitest";
import { role } from "./role.ts";
import { tenant } from "./tenant.ts";
import { vpc } from "./vpc.ts";

test("tenant keeps folder, readers and network", () => {
  const options = { prefix: "acme/", readers: [role("acme-analyst")], network: vpc("vpc-0a1b2c3d") };
  expect(tenant(options)).toEqual({ prefix: "acme/", readers: [{ role: "acme-analyst" }], vpc: "vpc-0a1b2c3d" });
});

test("tenant takes a reader named twice once", () => {
  const [analyst, other] = [role("analyst"), role("analyst", { account: "444455556666" })];
  expect(tenant({ prefix: "acme/", readers: [analyst, other, role("analyst")] }).readers).toEqual([analyst, other]);
});

test("tenant keeps tags and readers of another account", () => {
  const readers = [role("globex-analyst", { account: "444455556666" })];
  expect(tenant({ tags: { team: "globex" }, readers })).toEqual({
    tags: { team: "globex" },
    readers: [{ role: "globex-analyst", account: "444455556666" }],
  });
});

test.each([
  ["no scope", {}, "TRB-PIP-012"],
  ["an empty prefix", { prefix: "" }, "TRB-PIP-012"],
  ["empty tags", { tags: {} }, "TRB-PIP-012"],
  ["an empty prefix and empty tags", { prefix: "", tags: {} }, "TRB-PIP-012"],
  ["a prefix that also covers acme-eu/", { prefix: "acme" }, "TRB-PIP-005"],
  ["a prefix with an empty folder", { prefix: "acme//x/" }, "TRB-PIP-005"],
  ["a prefix from the root", { prefix: "/acme/" }, "TRB-PIP-005"],
])("tenant refuses %s", (_what, options, code) => {
  expect(() => tenant(options)).toThrowError(expect.objectContaining({ code, at: expect.anything() }));
});

test("tenant keeps a folder whose files the pipeline tags", () => {
  expect(tenant({ prefix: "acme/", tags: { team: "acme" } })).toEqual({
    prefix: "acme/",
    tags: { team: "acme" },
    readers: [],
  });
});

test("tenant refuses an unknown option", () => {
  const options = { prefix: "acme/", reader: [] };
  expect(() => tenant(options)).toThrowError(expect.objectContaining({ code: "TRB-PIP-001" }));
});

test.each(["", "vpc", "vpc-xyz", "subnet-0a1b2c3d"])("vpc refuses %j", (id) => {
  expect(() => vpc(id)).toThrowError(expect.objectContaining({ code: "TRB-PIP-002" }));
});

test("role refuses what is no role name or account", () => {
  expect(() => role("a role")).toThrowError(expect.objectContaining({ code: "TRB-PIP-002" }));
  expect(() => role("analyst", { account: "1234" })).toThrowError(/12 digits/);
});
