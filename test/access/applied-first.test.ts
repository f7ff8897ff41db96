import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deployment, notes, openDeployment } from "../deploy/deployment.ts";

let here: Deployment;
beforeAll(async () => {
  here = await openDeployment();
}, 60_000);
afterAll(() => here?.close(), 60_000);

const withGlobex = notes.replace(
  "tenants: { ",
  'tenants: { globex: tenant({ prefix: "globex/", readers: [role("globex-analyst")] }), ',
);

test("an access point that tenants apply made first is taken over by the next deployment, with walls and rows", async () => {
  expect(await here.pipeline("deploy", "--yes")).toMatchObject({ code: 0, stderr: "" });
  await here.write(withGlobex);
  const applied = await here.pipeline("tenants", "apply");
  expect(applied).toMatchObject({ code: 0, stderr: "" });
  expect(applied.stdout).toContain("for readers that are new, come with `pipeline deploy`");
  const half = await here.json<{ drift: readonly { what: string }[] }>("access", "review");
  expect(half.drift.map(({ what }) => what)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^bucket policy of notes-raw/)]),
  );

  const diff = await here.pipeline("diff");
  expect(diff.stdout).toMatch(/= .*globex.*access point/i);
  expect(await here.pipeline("deploy", "--yes")).toMatchObject({ code: 0, stderr: "" });
  const whole = await here.json<{ drift: readonly unknown[]; grants: readonly { tenant: string; via: string }[] }>(
    "access",
    "review",
  );
  expect(whole.drift).toEqual([]);
  expect(whole.grants).toContainEqual(expect.objectContaining({ tenant: "globex", via: "Athena", expected: true }));
  expect((await here.pipeline("diff")).stdout).toContain("is up to date");
}, 240_000);
