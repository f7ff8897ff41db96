import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { assemble } from "@tributary/assembly";
import { type LocalCloud, startLocalCloud } from "@tributary/local";
import { compile, comprehend, on, pipeline, role, s3, tenant } from "@tributary/pipeline";
import type { Bench } from "./bench.ts";
import { writeAnswers } from "./path/recorded-answers.ts";

const files = 1_000;
const inFlight = 32;
const stack = { stackName: "letters-dev", parameters: { Stage: "dev" } };
const rawBucket = "letters-raw-dev-000000000000";
const lakeBucket = "letters-lake-dev-000000000000";

/** What it costs that every call of every function, workflow and person is authorised: the same files with and without. */
export const bench: Bench = {
  name: "authorisation",
  run: async (print) => {
    const folder = await mkdtemp(join(tmpdir(), "tributary-bench-authorisation-"));
    try {
      writeAnswers(join(folder, "answers"));
      await assemble(letters(), { outDir: join(folder, "assembly"), cacheDir: join(folder, "cache") });
      await run(folder, { count: 50, authorised: true });
      const without = await run(folder, { count: files, authorised: false });
      const as = await run(folder, { count: files, authorised: true });
      const share = as.authorising / as.seconds;
      print(`${files} small files, nobody asked:   ${without.seconds.toFixed(1)} s`);
      print(
        `${files} small files, authorised:     ${as.seconds.toFixed(1)} s, ${(as.seconds / without.seconds).toFixed(2)} x`,
      );
      print(
        `${as.calls} decisions took ${as.authorising.toFixed(2)} s, ${((as.authorising / as.calls) * 1e6).toFixed(0)} microseconds each: ${(share * 100).toFixed(1)} % of the time  ${share < 0.1 ? "within" : "OVER"} the limit of 10 %`,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

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

interface Asked {
  readonly count: number;
  readonly authorised: boolean;
}

interface Measured {
  readonly seconds: number;
  readonly calls: number;
  /** Seconds inside of decisions. */
  readonly authorising: number;
}

async function run(folder: string, { count, authorised }: Asked): Promise<Measured> {
  const stateDir = join(folder, "state");
  const cloud = await startLocalCloud({ stateDir, recordedAnswers: join(folder, "answers") });
  const { endpoint, region, credentials } = cloud;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    await cloud.load(join(folder, "assembly"), stack);
    const spent = watch(cloud, authorised);
    const startedAt = performance.now();
    let next = 0;
    let written = 0;
    const put = async (): Promise<void> => {
      for (let at = next++; at < count; at = next++) {
        while (at - written >= inFlight) written = await settled(client, written);
        const Key = `inbox/${at % 2 === 0 ? "acme" : "globex"}/letter-${at}.txt`;
        await client.send(new PutObjectCommand({ Bucket: rawBucket, Key, Body: `Letter ${at} arrived on time.\n` }));
      }
    };
    await Promise.all(Array.from({ length: 8 }, put));
    while (written < count) written = await settled(client, written);
    return { ...spent, seconds: (performance.now() - startedAt) / 1_000 };
  } finally {
    client.destroy();
    await cloud.close();
    await rm(stateDir, { recursive: true, force: true });
  }
}

/** Rows of the metadata layer, the last thing that the way of a file writes. */
async function settled(client: S3Client, before: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { KeyCount = before } = await client.send(
    new ListObjectsV2Command({ Bucket: lakeBucket, Prefix: "metadata/objects/" }),
  );
  return KeyCount;
}

/** Times the cloud's decisions, or takes them away. */
function watch({ context: { authorizer } }: LocalCloud, authorised: boolean): { calls: number; authorising: number } {
  const spent = { calls: 0, authorising: 0 };
  const authorize = authorizer.authorize.bind(authorizer);
  authorizer.authorize = (...asked) => {
    if (!authorised) return;
    const startedAt = performance.now();
    try {
      authorize(...asked);
    } finally {
      spent.calls += asked[1].length;
      spent.authorising += (performance.now() - startedAt) / 1_000;
    }
  };
  return spent;
}
