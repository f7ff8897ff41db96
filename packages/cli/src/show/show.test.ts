import { expect, test } from "vitest";
import type { FileResult } from "../follow/file-result.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { bar } from "./bar.ts";
import { fit } from "./fit.ts";
import { resultTable } from "./result-table.ts";
import { rowsTable } from "./rows-table.ts";
import { runSummary } from "./run-summary.ts";
import { worthTrying } from "./worth-trying.ts";

const result = (changes: Partial<FileResult> = {}): FileResult => ({
  name: "acme/a.pdf",
  key: "inbox/acme/a.pdf",
  documentId: "a".repeat(26),
  tenant: "acme",
  kind: "document",
  status: "SUCCEEDED",
  reason: undefined,
  recordUri: "s3://lake/a.json",
  seconds: 1.234,
  table: "documents",
  engines: ["textract.analyze"],
  transitions: 7,
  known: false,
  ...changes,
});
const { stdout } = memoryIo("/");

test.each([
  [0, "░░░░"],
  [0.5, "██░░"],
  [1, "████"],
  [7, "████"],
  [-1, "░░░░"],
])("bar %d", (share, text) => {
  expect(bar(share, 4)).toBe(text);
});

test("fit cuts by whole characters, at the end or at the start", () => {
  expect(fit("abcdef", 4)).toBe("abc…");
  expect(fit("abcdef", 4, "start")).toBe("…def");
  expect(fit("ab", 4)).toBe("ab");
  expect(fit("ab", 4, "start")).toBe("ab  ");
  expect(fit("文書文書文書", 4)).toBe("文書文…");
});

test("resultTable has a line a file and the reasons below", () => {
  const text = resultTable(
    [
      result(),
      result({
        name: "b.bin",
        status: "QUARANTINED",
        reason: "UnknownType: no route takes it",
        recordUri: undefined,
        tenant: undefined,
      }),
    ],
    stdout,
  );
  const lines = text.split("\n");
  expect(lines[0]).toMatch(/^file\s+tenant\s+kind\s+status\s+engine\s+seconds\s+steps\s+record/);
  expect(lines[1]).toMatch(
    /^acme\/a\.pdf\s+acme\s+document\s+succeeded\s+textract\.analyze\s+1\.23\s+7\s+s3:\/\/lake\/a\.json/,
  );
  expect(text).toContain("b.bin\n    UnknownType: no route takes it");
});

test("resultTable keeps the end of a name that is too long", () => {
  const [, line = ""] = resultTable([result({ name: `acme/${"n".repeat(300)}.pdf` })], stdout).split("\n");
  expect(line).toMatch(/^…n{55}\.pdf {2}acme /);
});

test("runSummary has exactly the agreed keys, and its counts add up", () => {
  const summary = runSummary([
    result(),
    result({ status: "INCOMPLETE", reason: "PagesMissing" }),
    result({ status: "QUARANTINED", kind: undefined }),
    result({ status: "IN_FLIGHT" }),
  ]);
  expect(Object.keys(summary)).toEqual(["ingested", "succeeded", "incomplete", "quarantined", "inFlight", "files"]);
  expect(Object.keys(summary.files[0] ?? {})).toEqual([
    "key",
    "tenant",
    "documentId",
    "kind",
    "status",
    "reason",
    "recordUri",
    "seconds",
  ]);
  expect(summary).toMatchObject({ ingested: 4, succeeded: 1, incomplete: 1, quarantined: 1, inFlight: 1 });
  expect(summary.files[2]?.kind).toBeNull();
});

test("worthTrying offers queries of tables that have rows, as a shell reads them", () => {
  const text = worthTrying([result()], { state: "my state", json: false });
  expect(text).toContain("FROM objects");
  expect(text).toContain("FROM documents");
  expect(text).not.toContain("FROM transcripts");
  expect(text).toContain("pipeline query --state 'my state' ");
  expect(worthTrying([], { state: ".pipeline", json: false })).toBe("");
});

test("rowsTable shows names, values on one line each, and how many", () => {
  const text = rowsTable(
    {
      columns: [
        { name: "a", type: "varchar" },
        { name: "n", type: "bigint" },
      ],
      rows: [
        { a: "two\nlines", n: 1 },
        { a: null, n: 22 },
      ],
    },
    stdout,
  );
  expect(text).toBe("a           n\ntwo lines   1\n           22\n2 rows");
});
