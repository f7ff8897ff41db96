import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  DeleteBucketTaggingCommand,
  GetBucketTaggingCommand,
  PutBucketTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { startLocalCloud } from "../../../local-cloud.ts";
import { s3Module } from "../s3-module.ts";

test("a bucket's tags are put, read and deleted", async () => {
  const stateDir = await mkdtemp(join(tmpdir(), "trb-tags-"));
  const { endpoint, region, credentials, close } = await startLocalCloud({ stateDir, services: [s3Module] });
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const Bucket = "tagged";
  await s3.send(new CreateBucketCommand({ Bucket }));
  await expect(s3.send(new GetBucketTaggingCommand({ Bucket }))).rejects.toMatchObject({ name: "NoSuchTagSet" });
  const TagSet = [{ Key: "team", Value: "blue & green" }];
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
  expect((await s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual(TagSet);
  await s3.send(new DeleteBucketTaggingCommand({ Bucket }));
  await expect(s3.send(new GetBucketTaggingCommand({ Bucket }))).rejects.toMatchObject({ name: "NoSuchTagSet" });
  s3.destroy();
  await close();
  await rm(stateDir, { recursive: true, force: true });
});
