import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queryClaims, type RunReport, runClaims } from "./run-cli.ts";

const state = mkdtempSync(join(tmpdir(), "tributary-samples-"));
let report: RunReport & { code: number };

beforeAll(async () => {
  report = await runClaims(state, "test/samples");
}, 240_000);

afterAll(() => rmSync(state, { recursive: true, force: true }));

/** What a person would expect of each sample; see test/SAMPLES.md. */
const expected = [
  ["acme/invoice-2026-0417.pdf", "document", "SUCCEEDED"],
  ["acme/delivery-note-scan.pdf", "document", "SUCCEEDED"],
  ["acme/claim-form.png", "document", "SUCCEEDED"],
  ["acme/receipt-photo.jpg", "document", "SUCCEEDED"],
  ["acme/statement.txt", "document", "SUCCEEDED"],
  ["acme/letter.txt", "text", "SUCCEEDED"],
  ["acme/lost-luggage.eml", "text", "SUCCEEDED"],
  ["acme/astronaut.png", "image", "SUCCEEDED"],
  ["globex/loss-report.pdf", "document", "SUCCEEDED"],
  ["globex/purchase-order.jpg", "document", "SUCCEEDED"],
  ["globex/coffee.png", "image", "SUCCEEDED"],
  ["globex/complaint.txt", "text", "SUCCEEDED"],
  ["globex/warehouse.html", "text", "SUCCEEDED"],
  ["globex/claim-90277.json", "text", "SUCCEEDED"],
] as const;

describe("the samples", () => {
  test.each(expected)("%s becomes a %s that %s", (name, kind, status) => {
    expect(fileNamed(name)).toMatchObject({ kind, status, tenant: name.split("/")[0] });
  });

  test.each(["acme/call.wav", "globex/voicemail.mp3", "globex/sense-and-sensibility.wav"])(
    "%s has its words, or a record that says why not",
    (name) => {
      const file = fileNamed(name);
      expect(file.kind).toBe("audio");
      if (file.status !== "SUCCEEDED") expect(file.reason).toContain("TranscriptUnavailable");
    },
  );

  test.each([
    ["acme/empty.pdf", "EmptyObject"],
    ["globex/corrupt.pdf", "CorruptObject"],
  ])("%s is quarantined as %s", (name, reason) => {
    expect(fileNamed(name)).toMatchObject({ status: "QUARANTINED", reason: expect.stringContaining(reason) });
  });

  test("add up, and the exit code says that some were quarantined", () => {
    expect(report.ingested).toBe(19);
    expect(report.succeeded + report.incomplete + report.quarantined).toBe(19);
    expect(report.inFlight).toBe(0);
    expect(report.code).toBe(2);
  });
});

describe("queries over the samples", () => {
  test("find the invoice's total", async () => {
    const rows = await queryClaims(
      state,
      "SELECT a.answer FROM documents d CROSS JOIN UNNEST(d.answers) AS a (page, alias, question, answer, confidence) WHERE d.raw_uri LIKE '%invoice-2026-0417.pdf'",
    );
    expect(rows.map((row) => row.answer)).toContainEqual(expect.stringContaining("1,480.80"));
  });

  test("find the scanned page's order number", async () => {
    const rows = await queryClaims(state, "SELECT raw_uri FROM documents WHERE text LIKE '%PO-55120%'");
    expect(rows).toHaveLength(1);
  });

  test("see a person in the portrait", async () => {
    const rows = await queryClaims(
      state,
      "SELECT l.name FROM images i CROSS JOIN UNNEST(i.labels) AS l (name, confidence, parents, instances) WHERE i.raw_uri LIKE '%astronaut.png'",
    );
    expect(rows.map((row) => row.name)).toContain("Person");
  });

  test("hear the mood of letters", async () => {
    const rows = await queryClaims(
      state,
      "SELECT raw_uri, sentiment.label AS mood FROM texts WHERE raw_uri LIKE '%letter.txt' OR raw_uri LIKE '%complaint.txt' ORDER BY raw_uri",
    );
    expect(rows.map((row) => row.mood)).toEqual(["POSITIVE", "NEGATIVE"]);
  });

  test("count every object in the metadata layer, quarantined ones too", async () => {
    const rows = await queryClaims(state, "SELECT status, count(*) AS files FROM objects GROUP BY status");
    const counts = Object.fromEntries(rows.map((row) => [row.status, Number(row.files)]));
    expect(counts).toEqual({
      SUCCEEDED: report.succeeded,
      QUARANTINED: report.quarantined,
      ...(report.incomplete > 0 ? { INCOMPLETE: report.incomplete } : {}),
    });
  });
});

test("run again does nothing twice", async () => {
  const again = await runClaims(state, "test/samples");
  expect(again.files.map((file) => [file.key, file.documentId, file.status])).toEqual(
    report.files.map((file) => [file.key, file.documentId, file.status]),
  );
  const rows = await queryClaims(state, "SELECT count(*) AS n FROM objects");
  expect(Number(rows[0]?.n)).toBe(19);
}, 120_000);

function fileNamed(name: string): RunReport["files"][number] {
  const file = report.files.find(({ key }) => key.endsWith(name));
  if (!file) throw new Error(`${name} is not in the report: ${report.files.map(({ key }) => key).join(", ")}`);
  return file;
}
