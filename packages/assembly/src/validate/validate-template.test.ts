import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";
import { validateTemplate } from "./validate-template.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "validate-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Findings for the claims template with one property of one resource replaced. */
async function findings(id: string, properties: Record<string, unknown>): Promise<ReturnType<typeof validateTemplate>> {
  const template = claimsTemplate();
  const resource = template.Resources[id];
  const changed = {
    ...template,
    Resources: { ...template.Resources, [id]: { ...resource, Properties: { ...resource?.Properties, ...properties } } },
  };
  const file = join(folder, `${id}.json`);
  await writeFile(file, JSON.stringify(changed));
  return validateTemplate(file);
}

test.each([
  ["a wrong value of an enumeration", "IngestFunction", { Runtime: "nodejs99.x" }, "nodejs99.x"],
  ["an unknown property", "IngestQueue", { QueueNane: "x" }, "QueueNane"],
  ["a reference to nothing", "StateMachine", { RoleArn: { "Fn::GetAtt": ["Nobody", "Arn"] } }, "Nobody"],
])(
  "validateTemplate reports %s as an error",
  async (_what, id, properties, named) => {
    const errors = (await findings(id, properties)).filter(({ severity }) => severity === "error");
    expect(errors).toContainEqual(expect.objectContaining({ resource: id, message: expect.stringContaining(named) }));
  },
  60_000,
);
