import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { assemble } from "@tributary/assembly";
import { type LocalCloud, startLocalCloud } from "@tributary/local";
import { compile, comprehend, on, pipeline, role, s3, tenant } from "@tributary/pipeline";
import type { Bench } from "./bench.ts";
import { writeAnswers } from "./path/recorded-answers.ts";

const rounds = 5;
const filesOfRound = 100;
const atOnce = 16;
const stack = { stackName: "letters-dev", parameters: { Stage: "dev" } };
const rawBucket = "letters-raw-dev-000000000000";
const lakeBucket = "letters-lake-dev-000000000000";

/**
 * What it costs that every call of every function, workflow and person is authorised: rounds of files with and without,
 * in turn on one cloud, so that a busy machine and a growing store weigh on both alike.
 */
export const bench: Bench = {
  name: "authorisation",
  run: async (print) => {
    const folder = await mkdtemp(join(tmpdir(), "tributary-bench-authorisation-"));
    try {
      writeAnswers(join(folder, "answers"));
      await assemble(letters(), { outDir: join(folder, "assembly"), cacheDir: join(folder, "cache") });
      const { without, as, spent } = await measure(folder);
      const files = rounds * filesOfRound;
      const [share, ratio] = [spent.seconds / sum(as), sum(as) / sum(without)];
      print(`${files} small files, nobody asked:   ${sum(without).toFixed(1)} s, rounds ${told(without)}`);
      print(`${files} small files, authorised:     ${sum(as).toFixed(1)} s, rounds ${told(as)}: ${ratio.toFixed(2)} x`);
      print(
        `${spent.calls} decisions took ${spent.seconds.toFixed(2)} s, ${((spent.seconds / spent.calls) * 1e6).toFixed(0)} microseconds each: ${(share * 100).toFixed(1)} % of the time  ${share < 0.1 ? "within" : "OVER"} the limit of 10 %`,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
const told = (all: readonly number[]): string => all.map((each) => each.toFixed(1)).join(" ");

const letters = () =>
  compile(
    pipeline("letters", {
      raw: s3("letters-raw", { prefix: "inbox/" }),
      lake: s3("letters-lake"),
      routes: [on.text(comprehend.entities(), comprehend.keyPhrases(), comprehend.sentiment())],
      tenants: {
        acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")] }),
        globex: tenant({ prefix: "globex/", readers: [role("globex-analyst")] }),
      },
      catalog: { database: "letters" },
    }),
  );

/** Seconds of each round. */
interface Measured {
  readonly without: readonly number[];
  readonly as: readonly number[];
  readonly spent: { readonly calls: number; readonly seconds: number };
}

async function measure(folder: string): Promise<Measured> {
  const cloud = await startLocalCloud({ stateDir: join(folder, "state"), recordedAnswers: join(folder, "answers") });
  const { endpoint, region, credentials } = cloud;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    await cloud.load(join(folder, "assembly"), stack);
    const gate = watch(cloud);
    let before = await round(client, 0);
    gate.spent.calls = gate.spent.seconds = 0;
    const [without, as]: [number[], number[]] = [[], []];
    for (let each = 0; each < 2 * rounds; each++) {
      gate.authorised = each % 4 === 1 || each % 4 === 2;
      const startedAt = performance.now();
      before = await round(client, before);
      (gate.authorised ? as : without).push((performance.now() - startedAt) / 1_000);
    }
    return { without, as, spent: gate.spent };
  } finally {
    client.destroy();
    await cloud.close();
  }
}

/** Files from their arrival to their rows in the metadata layer, the last thing that the way of a file writes. */
async function round(client: S3Client, before: number): Promise<number> {
  const until = before + filesOfRound;
  let next = before;
  const put = async (): Promise<void> => {
    for (let at = next++; at < until; at = next++) {
      const Key = `inbox/${at % 2 === 0 ? "acme" : "globex"}/letter-${at}.txt`;
      await client.send(new PutObjectCommand({ Bucket: rawBucket, Key, Body: `Letter ${at} arrived on time.\n` }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, put));
  while ((await rows(client)) < until) await new Promise((resolve) => setTimeout(resolve, 50));
  return until;
}

async function rows(client: S3Client): Promise<number> {
  let count = 0;
  const asked = { Bucket: lakeBucket, Prefix: "metadata/objects/" };
  for await (const { KeyCount = 0 } of paginateListObjectsV2({ client }, asked)) count += KeyCount;
  return count;
}

interface Gate {
  /** Without it every call is let through unasked. */
  authorised: boolean;
  readonly spent: { calls: number; seconds: number };
}

function watch({ context: { authorizer } }: LocalCloud): Gate {
  const gate: Gate = { authorised: true, spent: { calls: 0, seconds: 0 } };
  const authorize = authorizer.authorize.bind(authorizer);
  authorizer.authorize = (...asked) => {
    if (!gate.authorised) return;
    const startedAt = performance.now();
    try {
      authorize(...asked);
    } finally {
      gate.spent.calls += asked[1].length;
      gate.spent.seconds += (performance.now() - startedAt) / 1_000;
    }
  };
  return gate;
}
