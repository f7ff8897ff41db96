import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Assembly, assemble } from "./assemble.ts";
import { claimsBlueprint } from "./testing/claims-blueprint.ts";

let folder: string;
let first: Assembly;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assemble-"));
  first = await assemble(claimsBlueprint(), { outDir: join(folder, "one"), cacheDir: join(folder, "cache") });
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const files = async (dir: string): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

test("assemble writes template, definition, manifest and one bundle a handler, and CloudFormation would take it", async () => {
  expect(await files(first.outDir)).toEqual([
    "assembly.json",
    "claims.asl.json",
    ...["collect", "complete", "extract", "identify", "ingest", "quarantine", "register"].map(
      (name) => `functions/${name}/index.mjs`,
    ),
    "template.json",
  ]);
  expect(first.findings).toEqual([]);
});

test("the definition beside the template is the one in it", async () => {
  const definition: unknown = JSON.parse(await readFile(join(first.outDir, "claims.asl.json"), "utf8"));
  expect(first.template.Resources.StateMachine?.Properties.Definition).toEqual(definition);
});

test("every function's key stands in the manifest with the folder that holds its code", async () => {
  for (const { s3Key, path, sha256 } of first.manifest.assets) {
    const users = Object.values(first.template.Resources).filter(
      ({ Type, Properties }) => Type === "AWS::Lambda::Function" && JSON.stringify(Properties.Code).includes(s3Key),
    );
    expect(users).toHaveLength(1);
    expect(s3Key).toContain(sha256);
    expect(await readdir(join(first.outDir, path))).toEqual(["index.mjs"]);
  }
});

test("a bundle loads by itself and exports the handler", async () => {
  const bundle = (await import(pathToFileURL(join(first.outDir, "functions/quarantine/index.mjs")).href)) as Record<
    string,
    unknown
  >;
  expect(bundle.handler).toBeTypeOf("function");
});

test("assemble writes the same bytes again, from the cache and without it", async () => {
  const again = await assemble(claimsBlueprint(), { outDir: join(folder, "two"), cacheDir: join(folder, "cache") });
  const anew = await assemble(claimsBlueprint(), {
    outDir: join(folder, "three"),
    cacheDir: join(folder, "other-cache"),
  });
  for (const name of await files(first.outDir)) {
    const bytes = await readFile(join(first.outDir, name));
    expect(bytes.equals(await readFile(join(again.outDir, name))), name).toBe(true);
    expect(bytes.equals(await readFile(join(anew.outDir, name))), name).toBe(true);
  }
}, 120_000);

test("a damaged cache is made anew, never shipped", async () => {
  const bundles = join(folder, "cache/bundles");
  const ingest = (await readdir(bundles)).find((name) => /^ingest-.*\.mjs$/.test(name)) ?? "";
  await writeFile(join(bundles, ingest), "damaged");
  await writeFile(join(folder, "cache/bundles/collect.json"), "{");
  const again = await assemble(claimsBlueprint(), { outDir: join(folder, "four"), cacheDir: join(folder, "cache") });
  expect(again.manifest).toEqual(first.manifest);
  const code = (outDir: string) => readFile(join(outDir, "functions/ingest/index.mjs"), "utf8");
  expect(await code(again.outDir)).toBe(await code(first.outDir));
}, 120_000);

test("what an earlier assembly left in the functions folder is gone", async () => {
  await writeFile(join(first.outDir, "functions/ingest/stray.mjs"), "");
  await assemble(claimsBlueprint(), { outDir: first.outDir, cacheDir: join(folder, "cache") });
  expect(await readdir(join(first.outDir, "functions/ingest"))).toEqual(["index.mjs"]);
}, 120_000);
