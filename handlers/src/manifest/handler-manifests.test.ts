import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { handlerManifest } from "./handler-manifests.ts";

const home = fileURLToPath(new URL("../..", import.meta.url));

/** Where the IAM action is not named as the API operation is. */
const actionOf: Readonly<Record<string, string>> = {
  "s3:HeadObject": "s3:GetObject",
  "s3:ListObjectsV2": "s3:ListBucket",
};

/** Actions that no operation is named after: they come with a version id, or make a 404 of a 403. */
const withoutOperation = [
  "s3:GetObjectVersion",
  "s3:GetObjectVersionTagging",
  "s3:ListBucket",
  "s3:PutObjectVersionTagging",
];

const prefixes: Readonly<Record<string, string>> = { sfn: "states" };

/** The sources that end up in a handler's bundle. */
async function sourcesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: `export { handler } from "${entry}";`, resolveDir: home },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    conditions: ["@tributary/source"],
    packages: "bundle",
    logLevel: "silent",
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {})
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && resolve(path).startsWith(resolve(home, "src")))
    .map(([path]) => readFileSync(path, "utf8"));
}

/** `s3:GetObject` for every command and paginator that a source takes from an SDK client. */
function actionsIn(source: string): string[] {
  return [...source.matchAll(/import \{([^}]*)\} from "@aws-sdk\/client-([a-z0-9-]+)"/g)].flatMap(
    ([, names = "", client = ""]) =>
      [...names.matchAll(/\b(?:(\w+)Command|paginate(\w+))\b/g)].map(([, command, paginated]) => {
        const action = `${prefixes[client] ?? client}:${command ?? paginated}`;
        return actionOf[action] ?? action;
      }),
  );
}

test.each(Object.values(handlerManifest))(
  "the manifest of $name asks for what its code calls, and no more",
  async (manifest) => {
    const called = new Set((await sourcesOf(manifest.entry)).flatMap(actionsIn));
    const asked = new Set(manifest.permissions.map(({ action }) => action));
    for (const action of called) expect(asked).toContain(action);
    for (const action of asked) if (!withoutOperation.includes(action)) expect([...called]).toContain(action);
  },
);

test.each(Object.values(handlerManifest))(
  "the manifest of $name asks for the settings its code reads, and no more",
  async (manifest) => {
    const own = (await sourcesOf(manifest.entry)).filter((source) => source.includes("settings.pick("));
    const read = own.flatMap((source) =>
      [...(/settings\.pick\(\{([^}]*)\}/.exec(source)?.[1]?.matchAll(/([A-Z_]+): true/g) ?? [])].map(
        ([, name]) => name,
      ),
    );
    expect(read.sort()).toEqual([...manifest.environment].sort());
  },
);

test("every handler is known by the name of its folder", () => {
  for (const [name, manifest] of Object.entries(handlerManifest)) {
    expect(manifest).toMatchObject({ name, entry: `@tributary/handlers/${name}` });
  }
});
