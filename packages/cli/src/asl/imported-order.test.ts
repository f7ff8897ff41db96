import { readFile } from "node:fs/promises";
import { builderCode, readAsl } from "@tributary/asl";
import { expect, test } from "vitest";
import { machine } from "./imported-order.ts";

const here = (name: string): URL => new URL(name, import.meta.url);
const definition = readAsl(await readFile(here("imported-order.asl.json"), "utf8")).machine.toAsl();

/** Code without what a formatter decides. */
const bare = (code: string): string => code.replaceAll(/^\/\/.*$/gm, "").replaceAll(/,(?=\s*[)\]}])|[\s()]/g, "");

test("builderCode writes code that compiles under every strict option, and builds what it was written from", async () => {
  expect(bare(builderCode(definition))).toBe(bare(await readFile(here("imported-order.ts"), "utf8")));
  expect(machine.toAsl()).toEqual(definition);
});

test("builderCode leaves as ASL what mixes the input with something it has no words for", () => {
  const state = {
    Type: "Task",
    Resource: "arn:aws:lambda:us-east-1:111122223333:function:f",
    ResultSelector: { "now.$": "$", "task.$": "$$.Task.Unheard" },
    ResultPath: "$.result",
    End: true,
  };
  const mixed = readAsl(JSON.stringify({ StartAt: "A", States: { A: state } })).machine.toAsl();
  expect(builderCode(mixed)).toContain(`ResultSelector: { "now.$": "$", "task.$": "$$.Task.Unheard" }`);
  expect(builderCode(mixed)).not.toContain("taskCall");
});
