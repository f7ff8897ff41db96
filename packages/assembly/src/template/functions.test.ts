import { type HandlerName, handlerManifest } from "@tributary/handlers";
import { tenant } from "@tributary/pipeline";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

const { Resources } = claimsTemplate();
const handlers = [
  "ingest",
  "identify",
  "extract",
  "complete",
  "collect",
  "register",
  "quarantine",
] satisfies HandlerName[];

test.each(handlers)(
  "%s runs on current Node.js on arm64, logs JSON for a limited time and has its manifest's limits",
  (name) => {
    const pascal = name.charAt(0).toUpperCase() + name.slice(1);
    expect(Resources[`${pascal}Function`]?.Properties).toMatchObject({
      FunctionName: { "Fn::Sub": `claims-\${Stage}-${name}` },
      Runtime: "nodejs22.x",
      Architectures: ["arm64"],
      Timeout: handlerManifest[name].timeoutSeconds,
      MemorySize: handlerManifest[name].memoryMb,
      LoggingConfig: { LogFormat: "JSON", LogGroup: { Ref: `${pascal}LogGroup` } },
    });
    expect(Resources[`${pascal}LogGroup`]?.Properties.RetentionInDays).toEqual({ Ref: "LogRetentionDays" });
  },
);

test.each(handlers)("%s gets exactly the variables its manifest names", (name) => {
  const pascal = name.charAt(0).toUpperCase() + name.slice(1);
  const environment = Resources[`${pascal}Function`]?.Properties.Environment;
  const { Variables } = environment as { Variables: Record<string, unknown> };
  expect(Object.keys(Variables).sort()).toEqual([...handlerManifest[name].environment].sort());
});

test("TENANTS is the JSON that identify reads", () => {
  const environment = Resources.IdentifyFunction?.Properties.Environment;
  const { Variables } = environment as { Variables: Record<string, string> };
  expect(JSON.parse(Variables.TENANTS ?? "")).toEqual([
    { name: "acme", prefix: "acme/" },
    { name: "globex", prefix: "globex/" },
  ]);
});

test("more tenants than an environment holds are refused", () => {
  const tenants = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [`tenant-${index}`, tenant({ prefix: `tenant-${index}/` })]),
  );
  expect(() => claimsTemplate({ tenants })).toThrowError(expect.objectContaining({ code: "TRB-ASM-003" }));
});
