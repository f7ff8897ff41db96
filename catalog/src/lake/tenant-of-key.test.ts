import { expect, test } from "vitest";
import { tenantOfKey } from "./tenant-of-key.ts";

const tenants = [{ name: "acme", prefix: "acme/" }, { name: "acme-eu", prefix: "acme/eu/" }, { name: "tagged" }];

test.each([
  ["inbox/acme/a.pdf", "acme"],
  ["inbox/acme/eu/a.pdf", "acme-eu"],
  ["inbox/acme", "_none"],
  ["inbox/acmeother/a.pdf", "_none"],
  ["inbox/other/acme/a.pdf", "_none"],
  ["acme/a.pdf", "_none"],
])("tenantOfKey gives %s to %s", (key, tenant) => {
  expect(tenantOfKey(key, "inbox/", tenants)).toBe(tenant);
});
