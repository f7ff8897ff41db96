import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../show/run-summary.ts";
import { notesPipeline } from "../testing/notes-pipeline.ts";
import { type Spawned, spawnCli } from "../testing/spawn-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const letter = "Anna Schmidt of Hamburg is very happy with the repair of her roof in October.\n";
const summaryOf = ({ stdout }: Spawned): RunSummary => JSON.parse(stdout) as RunSummary;

test("pipeline run takes files to rows, does nothing twice, and runs again for a new revision", async () => {
  const longest = `${"d".repeat(255)}/${"e".repeat(255)}/${"f".repeat(255)}/`;
  const atTheLimit = `${longest}${"g".repeat(1024 - "inbox/".length - longest.length - 4)}.txt`;
  const names = ["acme/a b+c.txt", "acme/%2F..%2f.txt", "globex/ünïcödé 文書.txt", atTheLimit];
  const folder = await temporaryFolder({
    "pipeline.ts": notesPipeline,
    ...Object.fromEntries(names.map((name) => [`in/${name}`, letter])),
    "in/acme/empty.txt": "",
    [`in/${longest}${"h".repeat(255)}`]: letter,
  });
  await symlink("../pipeline.ts", join(folder, "in/outside.txt"));

  const first = await spawnCli(["run", "in", "--json"], folder);
  const summary = summaryOf(first);
  expect(summary).toMatchObject({ ingested: 5, succeeded: 4, incomplete: 0, quarantined: 1, inFlight: 0 });
  expect(summary.files.map(({ key }) => key).sort()).toEqual(
    [...names, "acme/empty.txt"].map((name) => `inbox/${name}`).sort(),
  );
  const byKey = new Map(summary.files.map((file) => [file.key, file]));
  expect(byKey.get("inbox/globex/ünïcödé 文書.txt")).toMatchObject({
    tenant: "globex",
    kind: "text",
    status: "SUCCEEDED",
    reason: null,
  });
  expect(byKey.get("inbox/acme/empty.txt")).toMatchObject({
    tenant: "acme",
    status: "QUARANTINED",
    recordUri: null,
    reason: expect.stringContaining("EmptyObject"),
  });
  expect(first.stderr).toMatch(/^TRB-CLI-016: 2 of the files could not be taken:/);
  expect(first.stderr).toContain("its key would have 1029 bytes");
  expect(first.stderr).toContain("it links out of the folder");
  expect(first.code).toBe(1);

  const again = await spawnCli(["run", "in/acme"], folder);
  expect(again.stdout).toContain("succeeded");
  expect(again.code).toBe(2);

  const same = summaryOf(await spawnCli(["run", "in", "--json"], folder));
  expect(same.files).toEqual(summary.files);

  await writeFile(
    join(folder, "pipeline.ts"),
    notesPipeline.replace("comprehend.sentiment()", "comprehend.keyPhrases()"),
  );
  const revised = summaryOf(await spawnCli(["run", "in", "--json"], folder));
  expect(revised).toMatchObject({ ingested: 5, succeeded: 4, quarantined: 1 });
  expect(revised.files.map(({ documentId }) => documentId)).toEqual(summary.files.map(({ documentId }) => documentId));

  const rows = await spawnCli(
    [
      "query",
      "--json",
      "SELECT raw_key, count(DISTINCT revision) AS revisions FROM objects WHERE tenant = 'globex' GROUP BY raw_key",
    ],
    folder,
  );
  expect(JSON.parse(rows.stdout)).toEqual({
    columns: [
      { name: "raw_key", type: "varchar" },
      { name: "revisions", type: "bigint" },
    ],
    rows: [{ raw_key: "inbox/globex/ünïcödé 文書.txt", revisions: 2 }],
  });

  const wrong = await spawnCli(["query", "SELECT nothing FROM objects"], folder);
  expect(wrong.stderr).toMatch(/^TRB-CLI-014: .*nothing/);
  expect(wrong.code).toBe(1);
}, 240_000);

test("pipeline query before any run says what to do", async () => {
  const { code, stderr } = await spawnCli(["query", "SELECT 1"], await temporaryFolder());
  expect(stderr).toMatch(/^TRB-CLI-013: /);
  expect(code).toBe(1);
}, 60_000);
