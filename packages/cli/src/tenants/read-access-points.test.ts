import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { IAMClient } from "@aws-sdk/client-iam";
import { LakeFormationClient } from "@aws-sdk/client-lakeformation";
import { S3Client } from "@aws-sdk/client-s3";
import { S3ControlClient } from "@aws-sdk/client-s3-control";
import { afterEach, expect, test } from "vitest";
import { Pace } from "../access/target/pace.ts";
import { readAccessPoints } from "./read-access-points.ts";

let server: Server | undefined;
afterEach(() => new Promise((closed) => void server?.close(closed)));

/** A HEAD has no body: the SDK can make no name of the status. */
test.each([
  [403, "TRB-ACC-008", /s3:ListBucket is refused/],
  [404, "TRB-ACC-006", /There is no bucket claims-raw/],
  [301, "TRB-ACC-010", /in another Region than us-east-1/],
])("readAccessPoints tells a bucket that answers %i with %s", async (status, code, message) => {
  server = createServer((_request, response) => void response.writeHead(status).end());
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const client = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const target = {
    account: "000000000000",
    region: "us-east-1",
    partition: "aws",
    where: "here",
    s3: new S3Client({ ...client, forcePathStyle: true }),
    s3Control: new S3ControlClient(client),
    iam: new IAMClient(client),
    lakeFormation: new LakeFormationClient(client),
  };
  const read = readAccessPoints(target, "claims-raw", { pace: new Pace(1_000) });
  await expect(read).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  for (const each of [target.s3, target.s3Control, target.iam, target.lakeFormation]) each.destroy();
});
