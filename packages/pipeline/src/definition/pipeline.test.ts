import { expect, test } from "vitest";
import { comprehend } from "../extractors/comprehend.ts";
import { on } from "./on.ts";
import { type PipelineOptions, pipeline } from "./pipeline.ts";
import { quarantine } from "./quarantine.ts";
import { s3 } from "./s3.ts";

const options: PipelineOptions = {
  raw: s3("notes-raw", { prefix: "inbox/" }),
  lake: s3("notes-lake"),
  routes: [on.text(comprehend.entities())],
  catalog: { database: "notes" },
};

test("pipeline fills in what is left away", () => {
  expect(pipeline("notes", options)).toMatchObject({
    type: "pipeline",
    otherwise: quarantine(),
    tenants: {},
    catalog: { database: "notes", partitions: "projected" },
  });
});

test.each(["", "Notes", "1notes", "notes_", "notes-", "n".repeat(33)])("pipeline refuses the name %j", (name) => {
  expect(() => pipeline(name, options)).toThrowError(
    expect.objectContaining({ code: "TRB-PIP-003", at: expect.objectContaining({ file: import.meta.filename }) }),
  );
});

test.each([
  ["an unknown option", { ...options, route: [] }, "TRB-PIP-001"],
  ["an unknown option of the catalog", { ...options, catalog: { database: "notes", crawler: true } }, "TRB-PIP-001"],
  ["a route that is no route", { ...options, routes: [comprehend.entities()] }, "TRB-PIP-002"],
  ["no raw bucket", { ...options, raw: undefined }, "TRB-PIP-002"],
  ["a bucket as text", { ...options, lake: "notes-lake" }, "TRB-PIP-002"],
  ["a tenant that is no tenant", { ...options, tenants: { acme: { prefix: "acme/" } } }, "TRB-PIP-002"],
  ["a database with a hyphen", { ...options, catalog: { database: "my-notes" } }, "TRB-PIP-002"],
  ["no options", undefined, "TRB-PIP-002"],
])("pipeline refuses %s and says where", (_what, given, code) => {
  expect(() => Reflect.apply(pipeline, null, ["notes", given])).toThrowError(
    expect.objectContaining({ code, at: expect.objectContaining({ file: import.meta.filename }) }),
  );
});
