import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadedTemplate, loadTemplate, type TemplateTarget } from "./load-template.ts";
import type { ResourceProvider, ResourceRequest } from "./resource-provider.ts";

class Recorder implements ResourceProvider {
  readonly type: string;
  readonly puts: ResourceRequest[] = [];
  readonly deleted: string[] = [];
  constructor(type: string) {
    this.type = type;
  }
  async put(request: ResourceRequest): Promise<{ ref: string; attributes: Record<string, string> }> {
    this.puts.push(request);
    if (request.properties.fail) throw new Error("no such colour");
    return { ref: `ref-${request.logicalId}`, attributes: { Arn: `arn:${request.logicalId}` } };
  }
  async delete(resource: { ref: string }): Promise<void> {
    this.deleted.push(resource.ref);
  }
}

async function setUp(): Promise<{
  target: TemplateTarget;
  thing: Recorder;
  load: (template: unknown, parameters?: Record<string, string>) => ReturnType<typeof loadTemplate>;
}> {
  const stateDir = await mkdtemp(join(tmpdir(), "trb-state-"));
  const assemblyDir = await mkdtemp(join(tmpdir(), "trb-assembly-"));
  const thing = new Recorder("Test::Thing");
  const target = { stateDir, account: "000000000000", region: "us-east-1", providers: [thing] };
  const load = async (template: unknown, parameters = {}) => {
    await writeFile(
      join(assemblyDir, "template.json"),
      typeof template === "string" ? template : JSON.stringify(template),
    );
    return loadTemplate(target, assemblyDir, { parameters });
  };
  return { target, thing, load };
}

const thing = (Properties: unknown = {}, more: object = {}) => ({ Type: "Test::Thing", Properties, ...more });

test("loadTemplate resolves functions, pseudo parameters and conditions", async () => {
  const { load, thing: made } = await setUp();
  const loaded = await load({
    Parameters: { Stage: { Type: "String", Default: "dev" }, Zones: { Type: "CommaDelimitedList", Default: "a, b" } },
    Mappings: { Size: { dev: { memory: 128 } } },
    Conditions: { IsDev: { "Fn::Equals": [{ Ref: "Stage" }, "dev"] }, IsProd: { "Fn::Not": [{ Condition: "IsDev" }] } },
    Resources: {
      Skipped: thing({}, { Condition: "IsProd" }),
      Late: thing({ arn: { "Fn::GetAtt": ["Early", "Arn"] } }),
      Early: thing({
        name: { "Fn::Sub": "x-${Stage}-${AWS::AccountId}-${!Literal}" },
        sub: { "Fn::Sub": ["${a}/${AWS::Region}", { a: { Ref: "Stage" } }] },
        join: { "Fn::Join": ["/", ["a", { Ref: "AWS::Partition" }]] },
        pick: { "Fn::Select": [1, { Ref: "Zones" }] },
        split: { "Fn::Split": ["-", "p-q"] },
        map: { "Fn::FindInMap": ["Size", { Ref: "Stage" }, "memory"] },
        gone: { Ref: "AWS::NoValue" },
        list: [{ "Fn::If": ["IsProd", "prod", { Ref: "AWS::NoValue" }] }, "kept"],
        policy: { Condition: { StringEquals: { a: "b" } } },
      }),
    },
    Outputs: { Arn: { Value: { "Fn::Sub": "${Late.Arn}!" } }, No: { Value: "x", Condition: "IsProd" } },
  });
  expect(made.puts.map((put) => put.logicalId)).toEqual(["Early", "Late"]);
  expect(made.puts[0]?.properties).toEqual({
    name: "x-dev-000000000000-${Literal}",
    sub: "dev/us-east-1",
    join: "a/aws",
    pick: "b",
    split: ["p", "q"],
    map: 128,
    list: ["kept"],
    policy: { Condition: { StringEquals: { a: "b" } } },
  });
  expect(made.puts[1]?.properties).toEqual({ arn: "arn:Early" });
  expect(loaded.outputs).toEqual({ Arn: "arn:Late!" });
  expect(loaded.resources).toEqual({ Early: "ref-Early", Late: "ref-Late" });
});

test("loadTemplate changes only what differs and deletes what is gone unless retained", async () => {
  const { load, thing: made, target } = await setUp();
  await load({
    Resources: { A: thing({ n: 1 }), B: thing({ n: 1 }), C: thing(), D: thing({}, { DeletionPolicy: "Retain" }) },
    Outputs: { O: { Value: "o" } },
  });
  made.puts.length = 0;
  const again = await load({
    Resources: { A: thing({ n: 1 }), B: thing({ n: 2 }), E: thing() },
    Outputs: { O: { Value: "o" } },
  });
  expect(again.changes).toEqual({ created: ["E"], updated: ["B"], unchanged: ["A"], deleted: ["D", "C"] });
  expect(made.puts.map((put) => put.logicalId)).toEqual(["B", "E"]);
  expect(made.puts[0]?.previous?.properties).toEqual({ n: 1 });
  expect(made.deleted).toEqual(["ref-C"]);
  expect(await loadedTemplate(target.stateDir)).toEqual({
    stackName: "local",
    outputs: { O: "o" },
    resources: { A: "ref-A", B: "ref-B", E: "ref-E" },
  });
});

test("loadTemplate keeps what it made when a later resource fails", async () => {
  const { load, thing: made } = await setUp();
  const failing = { Resources: { A: thing(), B: thing({ fail: true }, { DependsOn: "A" }) } };
  await expect(load(failing)).rejects.toMatchObject({
    code: "TRB-LOC-106",
    message: "Cannot make B (Test::Thing): no such colour",
  });
  made.puts.length = 0;
  const { changes } = await load({ Resources: { A: thing(), B: thing() } });
  expect(changes).toMatchObject({ created: ["B"], unchanged: ["A"] });
});

test.each([
  ["not JSON", "{", {}, "TRB-LOC-100"],
  ["no resources", {}, {}, "TRB-LOC-100"],
  ["an unknown type", { Resources: { Q: { Type: "AWS::Quantum::Computer" } } }, {}, "TRB-LOC-101"],
  ["an unknown name", { Resources: { Q: thing({ x: { Ref: "Nobody" } }) } }, {}, "TRB-LOC-102"],
  [
    "an unknown attribute",
    { Resources: { A: thing(), Q: thing({ x: { "Fn::GetAtt": "A.Nope" } }) } },
    {},
    "TRB-LOC-102",
  ],
  [
    "a circle",
    { Resources: { A: thing({ x: { Ref: "B" } }), B: thing({ x: { "Fn::Sub": "${A}" } }) } },
    {},
    "TRB-LOC-103",
  ],
  ["an unsupported function", { Resources: { A: thing({ x: { "Fn::ImportValue": "y" } }) } }, {}, "TRB-LOC-104"],
  ["a wrong argument", { Resources: { A: thing({ x: { "Fn::Join": "y" } }) } }, {}, "TRB-LOC-104"],
  ["a parameter without value", { Parameters: { P: { Type: "String" } }, Resources: {} }, {}, "TRB-LOC-105"],
  ["a parameter nobody declared", { Resources: {} }, { P: "1" }, "TRB-LOC-105"],
  [
    "a value that is not allowed",
    { Parameters: { P: { Type: "String", AllowedValues: ["a"] } }, Resources: {} },
    { P: "b" },
    "TRB-LOC-105",
  ],
])("loadTemplate rejects %s", async (_what, template, parameters, code) => {
  const { load } = await setUp();
  await expect(load(template, parameters)).rejects.toMatchObject({ code });
});
