import { expect, test } from "vitest";
import { on } from "../definition/on.ts";
import { type PipelineOptions, pipeline } from "../definition/pipeline.ts";
import { role } from "../definition/role.ts";
import { s3 } from "../definition/s3.ts";
import { tenant } from "../definition/tenant.ts";
import { vpc } from "../definition/vpc.ts";
import { textract } from "../extractors/textract.ts";
import { compile } from "./compile.ts";

const base: PipelineOptions = {
  raw: s3("forms-raw", { prefix: "inbox/" }),
  lake: s3("forms-lake"),
  routes: [on.document(textract.analyze({ features: ["FORMS"] }))],
  tenants: { acme: tenant({ prefix: "acme/" }) },
  catalog: { database: "forms" },
};
const revisionOf = (changes: Partial<PipelineOptions>, name = "forms"): string =>
  compile(pipeline(name, { ...base, ...changes })).revision;

test("revision has eight characters and is the same for the same definition", () => {
  expect(revisionOf({})).toMatch(/^[0-9a-f]{8}$/);
  expect(revisionOf({})).toBe(revisionOf({}));
});

test.each([
  ["a feature", { routes: [on.document(textract.analyze({ features: ["FORMS", "TABLES"] }))] }],
  ["a question", { routes: [on.document(textract.analyze({ features: ["FORMS"], queries: { total: "Total?" } }))] }],
  ["a predicate", { routes: [on.document({ mediaTypes: ["image/tiff"] }, textract.analyze({ features: ["FORMS"] }))] }],
  ["a tenant's folder", { tenants: { acme: tenant({ prefix: "acme-inc/" }) } }],
  ["the raw prefix", { raw: s3("forms-raw", { prefix: "in/" }) }],
  ["the lake", { lake: s3("other-lake") }],
])("revision changes with %s", (_what, changes) => {
  expect(revisionOf(changes)).not.toBe(revisionOf({}));
});

test.each([
  ["readers", { tenants: { acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")] }) } }],
  ["networks", { tenants: { acme: tenant({ prefix: "acme/", network: vpc("vpc-0a1b2c3d") }) } }],
  ["patience", { routes: [on.document(textract.analyze({ features: ["FORMS"], timeoutSeconds: 7200 }))] }],
])("revision does not change with %s", (_what, changes) => {
  expect(revisionOf(changes)).toBe(revisionOf({}));
});
