import { expect, test } from "vitest";
import { reportHtml } from "../html/report-html.ts";
import type { Report } from "../report.ts";
import { reportCsv } from "./report-csv.ts";

const nasty = '=cmd("x"),</script><img src=x onerror=alert(1)>';
const report: Report = {
  pipeline: "claims",
  stage: "dev",
  account: "111122223333",
  region: "us-east-1",
  where: "here",
  readAt: "2026-11-23T00:00:00.000Z",
  tenants: [{ name: "acme", prefix: "acme/", accessPoint: "claims-dev-acme", readers: [] }],
  principals: [{ id: nasty, label: nasty, kind: "role" }],
  grants: [
    {
      tenant: "acme",
      layer: "raw",
      principal: nasty,
      capability: "read",
      via: "bucket raw",
      conditions: ["aws:sourcevpc = vpc-1"],
      because: 'a "reason", with a comma',
      example: "raw/acme/x",
      expected: false,
    },
  ],
  refusals: [],
  risks: [{ rule: "r", severity: "high", title: nasty, evidence: [nasty], remedy: "mend it" }],
  unread: [],
  outside: [],
  drift: [],
};

test("reportCsv quotes what has quotes, and disarms what a spreadsheet would compute", () => {
  expect(reportCsv(report).split("\r\n")[1]).toBe(
    `acme,raw,"'=cmd(""x""),</script><img src=x onerror=alert(1)>",role,read,bucket raw,aws:sourcevpc = vpc-1,no,,"a ""reason"", with a comma"`,
  );
});

test("reportHtml lets no text of a policy become part of the page", () => {
  const page = reportHtml(report);
  expect(page).not.toContain("<img src=x");
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page).toContain("! raw: read (if)");
});
