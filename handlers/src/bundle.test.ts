import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { handlerManifest } from "./manifest/handler-manifests.ts";
import { arrived } from "./testing/arrived.ts";
import { startAws } from "./testing/aws-on-loopback.ts";
import { bundleHandler } from "./testing/bundle-handler.ts";
import { makePdf } from "./testing/make-pdf.ts";

const mebibyte = 1024 * 1024;

/** Identify reads PDFs and recordings, so it carries the readers of both. */
const limits: Readonly<Record<string, number>> = { identify: 4 * mebibyte };

test.each(Object.values(handlerManifest))("$entry bundles to one small file", async ({ entry, name }) => {
  const { byteLength } = await bundleHandler(entry);
  expect(byteLength).toBeGreaterThan(10_000);
  expect(byteLength, `${name} has ${byteLength} bytes`).toBeLessThan(limits[name] ?? 1.5 * mebibyte);
});

test("the bundle of identify reads a PDF where no package is installed, and says nothing about it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tributary-bundle-"));
  const aws = await startAws();
  try {
    await writeFile(join(folder, "index.mjs"), await bundleHandler(handlerManifest.identify.entry));
    const event = arrived("inbox/a.pdf", aws.put("claims-raw", "inbox/a.pdf", makePdf({ pages: 3 })));
    const script = `import { handler } from "./index.mjs";
      console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
    await writeFile(join(folder, "run.mjs"), script);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--no-warnings", join(folder, "run.mjs")], {
      env: {
        AWS_ENDPOINT_URL: aws.client.endpoint,
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        RAW_PREFIX: "inbox/",
        TENANTS: "[]",
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ kind: "document", expected: { pages: 3 } });
    expect(stderr).toBe("");
  } finally {
    await aws.close();
    await rm(folder, { recursive: true });
  }
});
