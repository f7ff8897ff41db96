import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acme, globex, type TwoStages, twoStages } from "./two-stages.ts";
import { widen } from "./widen.ts";

let stages: TwoStages;
beforeAll(async () => {
  stages = await twoStages();
}, 240_000);
afterAll(() => stages?.remove());

const timeout = 240_000;

test(
  "the template's access points mean what the tenants declare, and a review finds nothing high",
  async () => {
    const plan = await stages.pipeline("tenants", "plan");
    expect(plan.out).toContain("0 to create, 0 to change, 0 to make anew, 0 no longer declared, 2 as declared");
    expect(plan.code).toBe(0);
    const review = await stages.pipeline("access", "review");
    expect(review.err).toBe("");
    expect(review.out).toMatch(/acme +raw +acme-analyst +read list +access point claims-dev-acme/);
    expect(review.out).toContain("Deployed as declared.");
    expect(review.out).toMatch(/^0 high/m);
    expect(review.code).toBe(0);
    const page = await readFile(new URL("../../packages/access/REVIEW.md", import.meta.url), "utf8");
    const shown = page.slice(page.indexOf("read at "), page.indexOf("    Written: ")).split("\n").slice(1);
    expect(shown.length).toBeGreaterThan(10);
    const plain = (line: string): string => line.trim().replace(/\s+/g, " ");
    // How many roles there are depends on the routes.
    const said = shown.map(plain).filter((line) => !line.includes("roles of the pipeline itself"));
    expect(review.out.split("\n").map(plain)).toEqual(expect.arrayContaining(said));
  },
  timeout,
);

test(
  "a mistake planted in the second stage is found there, and only there",
  async () => {
    const { account } = stages;
    await stages.onCloud((_cloud, control) => widen(control, { account, name: "claims-test-globex" }));
    const html = join(stages.folder, "report.html");
    const csv = join(stages.folder, "report.csv");
    const found = await stages.pipeline("access", "review", "--stage", "test", "--html", html, "--csv", csv);
    expect(found.code).toBe(2);
    expect(found.out).toMatch(/HIGH cross-tenant: globex-analyst.*can read acme's raw objects/);
    expect(found.out).toMatch(/access point claims-test-globex\n +lacks ReadOwnObjects/);
    expect(await readFile(csv, "utf8")).toMatch(
      /^acme,raw,arn:aws:iam::444455556666:role\/globex-analyst,reader,read,access point claims-test-globex,.*,no,/m,
    );
    const page = await readFile(html, "utf8");
    expect(page).toContain("a reader of another tenant, can read acme&#39;s raw objects");
    expect(page).not.toMatch(/(?:src|href)=|https?:\/\//);
    expect((await stages.pipeline("access", "review", "--stage", "dev", "--json")).code).toBe(0);

    const json = JSON.parse((await stages.pipeline("access", "review", "--stage", "test", "--json")).out);
    expect(json.risks[0]).toMatchObject({ rule: "cross-tenant", severity: "high", tenant: "acme" });
    expect(json.drift).toMatchObject([{ what: "access point claims-test-globex" }]);

    const apply = await stages.pipeline("tenants", "apply", "--stage", "test");
    expect(apply.out).toContain("~ claims-test-globex");
    expect(apply.out).toContain("account 444455556666 attaches this to role globex-analyst");
    expect((await stages.pipeline("access", "review", "--stage", "test")).code).toBe(0);
  },
  timeout,
);

test(
  "a review finds what was added to a role of the stack by hand, and a role that only bears the pipeline's name",
  async () => {
    const undo = await stages.onCloud(async ({ context: { identities }, account }) => {
      const role = identities.roles().find(({ name }) => name.startsWith("claims-test-CollectFunctionRole-"));
      if (!role) throw new Error("The stack has no role for collect.");
      const all = {
        Version: "2012-10-17" as const,
        Statement: [{ Effect: "Allow" as const, Action: "s3:*", Resource: "*" }],
      };
      await identities.putRole({ ...role, inline: { ...role.inline, byHand: all } });
      const arn = `arn:aws:iam::${account}:role/claims-helper`;
      await identities.putRole({ arn, trust: role.trust, inline: { all } });
      return { role, arn };
    });
    const { out, code } = await stages.pipeline("access", "review", "--stage", "test", "--json");
    expect(code).toBe(2);
    const { drift, risks, outside } = JSON.parse(out);
    expect(drift).toMatchObject([
      { what: expect.stringMatching(/^role claims-test-Collect/), found: [expect.stringMatching(/^has .*s3:\*/)] },
    ]);
    expect(risks).toMatchObject([
      { rule: "stack-role-changed", severity: "high", principal: undo.role.arn },
      { rule: "over-wide-role", principal: undo.arn, title: expect.stringContaining("2 tenants") },
      { rule: "reader-missing" },
    ]);
    expect(outside.join()).toContain("kms:GetKeyPolicy");
    await stages.onCloud(async ({ context: { identities } }) => {
      await identities.putRole(undo.role);
      await identities.deleteRole(undo.arn);
    });
    expect((await stages.pipeline("access", "review", "--stage", "test")).code).toBe(0);
  },
  timeout,
);

test(
  "tenants apply does what plan says, once",
  async () => {
    await stages.define(
      `acme: tenant({ prefix: "acme/", readers: [role("acme-analyst"), role("acme-auditor")] }),
     initech: tenant({ tags: { team: "initech" }, readers: [role("initech-analyst")], network: vpc("vpc-0a1b2c3d") })`,
    );
    const plan = await stages.pipeline("tenants", "plan", "--json");
    expect(plan.code).toBe(2);
    expect(JSON.parse(plan.out)).toMatchObject({
      steps: [
        { kind: "policy", tenant: "acme", widens: true },
        { kind: "create", tenant: "initech" },
      ],
      undeclared: ["claims-dev-globex"],
    });
    expect((await stages.pipeline("tenants", "apply")).out).toContain("2 done, 0 failed");
    expect(JSON.parse((await stages.pipeline("tenants", "plan", "--json")).out)).toMatchObject({
      steps: [],
      unchanged: 2,
    });
    expect((await stages.pipeline("tenants", "apply", "--prune", "--yes")).out).toContain("- claims-dev-globex");
    expect((await stages.pipeline("tenants", "plan")).code).toBe(0);
    const list = await stages.pipeline("tenants", "list");
    expect(list.out).toMatch(/initech +team=initech +vpc-0a1b2c3d +claims-dev-initech +as declared +initech-analyst/);
    expect((await stages.pipeline("tenants", "remove", "initech")).err).toMatch(
      /^TRB-CLI-075: Close claims-dev-initech\?/,
    );
    expect((await stages.pipeline("tenants", "remove", "initech", "--yes")).out).toContain("1 removed");
    expect((await stages.pipeline("tenants", "list", "initech")).out).toContain("missing");
    await stages.define(`${acme}, ${globex}`);
    expect((await stages.pipeline("tenants", "apply")).out).toContain("2 done");
  },
  timeout,
);

test(
  "access why says the sentence and each policy's part; access who names everyone",
  async () => {
    const uri = "s3://claims-raw/inbox/acme/invoice.pdf";
    const may = await stages.pipeline("access", "why", "acme-analyst", "read", uri);
    expect(may.out).toMatch(
      /^acme-analyst may s3:GetObject on .* through access point claims-dev-acme: .*statement ReadOwnObjects/,
    );
    const not = await stages.pipeline("access", "why", "globex-analyst", "s3:GetObject", uri);
    expect(not.out).toMatch(/^globex-analyst \(444455556666\) may not s3:GetObject/);
    expect(not.out).toContain(
      "statement ReadOwnObjects (Allow) does not apply: it is about arn:aws:iam::000000000000:role/acme-analyst",
    );
    expect(not.out).toContain("statement TenantsReadNowhereElse denies it");
    const plain = await stages.pipeline(
      "access",
      "why",
      "acme-analyst",
      "read",
      uri,
      "--context",
      "aws:SecureTransport=false",
      "--json",
    );
    expect(JSON.parse(plain.out)).toMatchObject({ allowed: false });
    const session = "arn:aws:sts::000000000000:assumed-role/acme-analyst/anna";
    const asSession = await stages.pipeline(
      "access",
      "why",
      session,
      "read",
      "arn:aws:s3:::claims-raw-dev-000000000000/inbox/acme/../x",
    );
    expect(asSession.out).toMatch(/^acme-analyst may s3:GetObject/);
    expect(asSession.out).toContain("S3 knows no parent folders");
    const root = await stages.pipeline("access", "why", "arn:aws:iam::000000000000:root", "read", uri);
    expect(root.out).toMatch(/^root of 000000000000 may s3:GetObject .* through bucket claims-raw-dev-000000000000/);
    const row = "s3://claims-lake/extracted/texts/tenant=acme/dt=2026-11-23/x.json";
    expect((await stages.pipeline("access", "who", row)).out).toMatch(/^acme-analyst +reader +read +Athena/m);
    const who = await stages.pipeline("access", "who", uri);
    expect(who.out).toMatch(/acme-analyst +reader +read list +access point claims-dev-acme/);
    expect(who.out).not.toContain("globex-analyst");
  },
  timeout,
);

test.each<[string, string, readonly string[]]>([
  ["an action that is none", "TRB-ACC-009", ["access", "why", "acme-analyst", "look", "s3://claims-raw/x"]],
  ["an address that is none", "TRB-ACC-009", ["access", "who", "claims-raw/x"]],
  ["a bucket of nobody", "TRB-ACC-009", ["access", "who", "s3://other/x"]],
  ["a principal nobody knows", "TRB-ACC-009", ["access", "why", "mallory", "read", "s3://claims-raw/x"]],
  ["a stage that was never deployed", "TRB-ACC-006", ["access", "review", "--stage", "prod"]],
  ["a stage to plan for that was never deployed", "TRB-ACC-006", ["tenants", "plan", "--stage", "prod"]],
  ["a tenant that is none", "TRB-ACC-007", ["tenants", "remove", "nobody"]],
  ["a tenant to show that is none", "TRB-ACC-007", ["access", "review", "--tenant", "nobody"]],
  ["a report into no folder", "TRB-ACC-011", ["access", "review", "--html", "no/such/folder/r.html"]],
  ["an endpoint that is no URL", "TRB-", ["tenants", "plan", "--endpoint-url", "nowhere"]],
  ["a rate of nothing", "TRB-CLI-001", ["tenants", "plan", "--rate", "0"]],
  [
    "a context of no condition key",
    "TRB-CLI-001",
    ["access", "why", "a", "read", "s3://claims-raw/x", "--context", "vpc=vpc-1"],
  ],
  [
    "an address that is none",
    "TRB-CLI-001",
    ["access", "why", "a", "read", "s3://claims-raw/x", "--context", "aws:SourceIp=here"],
  ],
  ["a misspelt action", "TRB-ACC-009", ["access", "why", "acme-analyst", "s3:GetObjectt", "s3://claims-raw/x"]],
  ["an object that is not named", "TRB-ACC-009", ["access", "why", "acme-analyst", "read", "s3://claims-raw"]],
  ["a context without a value", "TRB-CLI-001", ["access", "why", "a", "read", "s3://claims-raw/x", "--context", "vpc"]],
])(
  "the access commands tell %s with %s",
  async (_what, code, args) => {
    const { err, out, code: exit } = await stages.pipeline(...args);
    expect(err).toMatch(new RegExp(`^${code}`));
    expect(err).toContain("\n  fix  ");
    expect(err).not.toMatch(/^ {4}at /m);
    expect(out).toBe("");
    expect(exit).toBe(1);
  },
  timeout,
);

test(
  "a definition whose tenants would reach each other is refused before anything is asked of S3",
  async () => {
    await stages.define(`${acme}, eu: tenant({ prefix: "acm\u0435/", readers: [role("eu")] })`);
    const { err, code } = await stages.pipeline("tenants", "plan");
    expect(err).toMatch(/^TRB-ACC-003: .*mixes letters of several scripts/);
    expect(code).toBe(1);
    await stages.define(`${acme}, ${globex}`);
  },
  timeout,
);
