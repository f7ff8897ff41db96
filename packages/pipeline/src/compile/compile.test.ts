import { eq, gt } from "@tributary/asl";
import { expect, test } from "vitest";
import { on } from "../definition/on.ts";
import { type PipelineOptions, pipeline } from "../definition/pipeline.ts";
import { s3 } from "../definition/s3.ts";
import { tenant } from "../definition/tenant.ts";
import { comprehend } from "../extractors/comprehend.ts";
import { rekognition } from "../extractors/rekognition.ts";
import { textract } from "../extractors/textract.ts";
import { transcribe } from "../extractors/transcribe.ts";
import { compile } from "./compile.ts";
import { definitionOf } from "./definition-of.ts";

const base: PipelineOptions = {
  raw: s3("notes-raw", { prefix: "inbox/" }),
  lake: s3("notes-lake"),
  routes: [on.text(comprehend.entities())],
  catalog: { database: "notes" },
};

function compiled(changes: Partial<PipelineOptions>, name = "notes"): ReturnType<typeof compile> {
  return compile(pipeline(name, { ...base, ...changes }));
}

test("compile names only the functions and callbacks that the workflow needs", () => {
  expect(compiled({})).toMatchObject({
    functions: ["ingest", "identify", "extract", "collect", "register", "quarantine"],
    callbacks: [],
  });
  expect(compiled({ routes: [on.image(rekognition.labels())] })).toMatchObject({
    functions: ["ingest", "identify", "collect", "register", "quarantine"],
    callbacks: [],
  });
  expect(compiled({ routes: [on.document(textract.text()), on.audio(transcribe())] })).toMatchObject({
    functions: ["ingest", "identify", "extract", "complete", "collect", "register", "quarantine"],
    callbacks: [
      { service: "textract", via: "sns" },
      { service: "transcribe", via: "eventbridge" },
    ],
  });
});

test("compile says what every placeholder of the definition stands for, and no other", () => {
  const { workflow } = compiled({ routes: [on.document(textract.text())] });
  const used = [...JSON.stringify(workflow.definition).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys(workflow.substitutions).sort()).toEqual([...new Set(used)].sort());
  expect(workflow.substitutions).toMatchObject({
    LakeBucket: { kind: "bucketName", bucket: "lake" },
    IdentifyFunctionArn: { kind: "functionArn", handler: "identify" },
    TextractTopicArn: { kind: "completionTopicArn", service: "textract" },
    TextractTopicRoleArn: { kind: "completionRoleArn", service: "textract" },
  });
});

test("compile yields JSON and nothing else, the same each time", () => {
  const blueprint = compiled({ routes: [on.audio(transcribe().then(comprehend.entities()))] });
  expect(JSON.parse(JSON.stringify(blueprint))).toEqual(blueprint);
  expect(compiled({ routes: [on.audio(transcribe().then(comprehend.entities()))] })).toEqual(blueprint);
});

test("compile keeps a then() as one list that says who reads whom", () => {
  const { routes } = compiled({ routes: [on.audio(transcribe({ speakers: 2 }).then(comprehend.sentiment()))] });
  expect(routes).toEqual([
    {
      kind: "audio",
      match: { mediaTypes: [], keys: [] },
      table: "transcripts",
      extractors: [
        [
          { name: "transcribe", service: "transcribe", options: { speakers: 2, timeoutSeconds: 3600 } },
          { name: "comprehend.sentiment", service: "comprehend", options: {}, after: "transcribe" },
        ],
      ],
    },
  ]);
});

test("compile tries narrowed routes before those that take every file of a kind", () => {
  const routes = [
    on.document(textract.text()),
    on.document({ mediaTypes: ["image/tiff"] }, textract.analyze({ features: ["TABLES"] })),
    on.document({ keys: "**/forms/*.png" }, textract.analyze({ features: ["FORMS"] })),
    on.text({ where: ({ identified }) => gt(identified.bytes, 1000) }, comprehend.language()),
  ];
  const forms = "$contains($document.raw.key, /^inbox\\/(?:.*\\/)?forms\\/[^\\/]*\\.png$/)";
  expect(choices(compiled({ routes }))).toEqual([
    ["$identified.mediaType = 'image/tiff'", "StartAnalysis"],
    [`$identified.mediaType in ['image/png', 'image/jpeg'] and ${forms}`, "AnalyzeDocument"],
    [`$identified.kind = 'document' and ${forms}`, "StartAnalysis2"],
    ["$identified.kind = 'text' and $identified.bytes > 1000", "FindLanguage"],
    ["$identified.kind = 'document' and $identified.mediaType in ['image/png', 'image/jpeg']", "DetectText"],
    ["$identified.kind = 'document'", "StartTextDetection"],
  ]);
});

test("compile lets a route of images say by key what the pixels would not", () => {
  const routes = [on.image({ keys: "photos/**" }, rekognition.labels())];
  expect(choices(compiled({ routes }))).toEqual([
    [
      "$identified.mediaType in ['image/png', 'image/jpeg'] and $contains($document.raw.key, /^inbox\\/photos\\/.*$/)",
      "DetectLabels",
    ],
  ]);
});

test.each([
  ["no routes", { routes: [] }, "TRB-PIP-006"],
  [
    "two routes for one kind",
    { routes: [on.text(comprehend.entities()), on.text(comprehend.language())] },
    "TRB-PIP-007",
  ],
  [
    "two routes with the same predicate",
    {
      routes: [
        on.text({ mediaTypes: ["text/html", "text/csv"] }, comprehend.entities()),
        on.text({ mediaTypes: ["text/csv", "text/html"] }, comprehend.language()),
      ],
    },
    "TRB-PIP-007",
  ],
  ["a lake inside the input prefix", { lake: s3("notes-raw", { prefix: "inbox/out/" }) }, "TRB-PIP-010"],
  ["a lake beside the input prefix", { lake: s3("notes-raw", { prefix: "out/" }) }, "TRB-PIP-010"],
  ["the raw bucket as lake", { lake: s3("notes-raw") }, "TRB-PIP-010"],
  ["a lake with a prefix", { lake: s3("notes-lake", { prefix: "out/" }) }, "TRB-PIP-019"],
  [
    "a tenant inside another",
    { tenants: { a: tenant({ prefix: "a/" }), b: tenant({ prefix: "a/b/" }) } },
    "TRB-PIP-011",
  ],
  ["a tenant twice", { tenants: { a: tenant({ prefix: "a/" }), b: tenant({ prefix: "a/" }) } }, "TRB-PIP-011"],
  [
    "tags that one object can carry both",
    { tenants: { a: tenant({ tags: { team: "a" } }), b: tenant({ tags: { team: "a", unit: "b" } }) } },
    "TRB-PIP-011",
  ],
  ["the reserved tenant name", { tenants: { _none: tenant({ prefix: "none/" }) } }, "TRB-PIP-013"],
  ["a tenant name with a capital", { tenants: { Acme: tenant({ prefix: "acme/" }) } }, "TRB-PIP-013"],
])("compile refuses %s and says where", (_what, changes, code) => {
  expect(() => compiled(changes)).toThrowError(
    expect.objectContaining({ code, at: expect.objectContaining({ file: import.meta.filename }) }),
  );
});

test("compile takes tenants whose names begin alike, and tags that exclude each other", () => {
  const tenants = {
    acme: tenant({ prefix: "acme/" }),
    "acme-eu": tenant({ prefix: "acme-eu/" }),
    globex: tenant({ tags: { team: "globex" } }),
    initech: tenant({ tags: { team: "initech" } }),
  };
  expect(compiled({ tenants }).tenants.map(({ name }) => name)).toEqual(["acme", "acme-eu", "globex", "initech"]);
});

test("compile names the line of the first of two equal routes", () => {
  const routes = [on.text(comprehend.entities()), on.text(comprehend.language())];
  expect(() => compiled({ routes })).toThrowError(/Two routes take the same text files\. The first is on line \d+\./);
});

test.each([
  ["nothing", undefined],
  ["options that were not given to pipeline()", { name: "notes", routes: [] }],
  ["a function", () => base],
])("compile refuses %s", (_what, value) => {
  expect(() => Reflect.apply(compile, null, [value])).toThrowError(expect.objectContaining({ code: "TRB-PIP-014" }));
});

test.each([
  ["true", () => true],
  ["nothing", () => undefined],
  ["text", () => "identified.bytes > 1"],
])("compile refuses a predicate that yields %s", (_what, where) => {
  const routes = [Reflect.apply(on.text, on, [{ where }, comprehend.entities()])];
  expect(() => compiled({ routes })).toThrowError(
    expect.objectContaining({ code: "TRB-PIP-018", at: expect.objectContaining({ file: import.meta.filename }) }),
  );
});

test("compile keeps a route's own predicate as JSONata", () => {
  const where: Parameters<typeof on.text>[0] = { where: ({ identified }) => eq(identified.tenant, "acme") };
  const blueprint = compiled({ routes: [on.text(where, comprehend.entities())] });
  expect(blueprint.routes[0]?.match.where).toBe("$identified.tenant = 'acme'");
});

/** Conditions of the Route state and where they lead. */
function choices(blueprint: ReturnType<typeof compile>): readonly unknown[] {
  const { Process } = definitionOf(blueprint).States;
  const route = Process?.Type === "Parallel" ? Process.Branches[0]?.States.Route : undefined;
  if (route?.Type !== "Choice") throw new Error("Route is no Choice");
  return route.Choices.map(({ Condition, Next }) => [String(Condition).slice(3, -3), Next]);
}
