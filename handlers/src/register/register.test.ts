import { GlueClient } from "@aws-sdk/client-glue";
import { S3Client } from "@aws-sdk/client-s3";
import { parseRecord } from "@tributary/catalog";
import { afterEach, beforeEach, expect, test } from "vitest";
import { arrived, running } from "../testing/arrived.ts";
import { type AwsOnLoopback, startAws } from "../testing/aws-on-loopback.ts";
import { createRegister } from "./register.ts";

let aws: AwsOnLoopback;
beforeEach(async () => {
  aws = await startAws();
});
afterEach(() => aws.close());

const document = arrived("inbox/acme/ü +%2F.pdf", { etag: "abc", bytes: 10 });
const identified = {
  kind: "document",
  mediaType: "application/pdf",
  tenant: "acme",
  bytes: 10,
  checksum: "sha256:00",
  expected: { pages: 5 },
  basis: "signature",
};
const services = [{ extractor: "textract.analyze", service: "textract", model: "1.0" }];
const recordKey = `extracted/documents/tenant=acme/dt=2026-11-23/${document.documentId}.json`;
const collected = {
  status: "INCOMPLETE",
  reason: "PagesMissing: 3 of 5 pages came back",
  record: { bucket: "lake", key: recordKey },
  facts: { table: "documents", services, pages: 3, language: "en" },
};
const metadataKey = `metadata/objects/dt=2026-11-23/${document.documentId}-1a2b3c4d.json`;

function register(input: object = {}, partitions = "projected") {
  const handler = createRegister({
    s3: new S3Client(aws.client),
    glue: new GlueClient(aws.client),
    environment: { LAKE_BUCKET: "lake", PARTITIONS: partitions, DATABASE: "claims" },
  });
  return handler({ document, identified, collected, execution: running, ...input });
}

test("createRegister writes the row that links raw file and record", async () => {
  expect(await register()).toEqual({
    status: "INCOMPLETE",
    record: collected.record,
    metadata: { bucket: "lake", key: metadataKey },
  });
  const line = aws.text("lake", metadataKey);
  expect(line.trimEnd()).not.toContain("\n");
  expect(parseRecord("objects", JSON.parse(line))).toEqual({
    document_id: document.documentId,
    pipeline: "claims",
    revision: "1a2b3c4d",
    execution_arn: running.id,
    status: "INCOMPLETE",
    reason: "PagesMissing",
    reason_detail: "3 of 5 pages came back",
    tenant: "acme",
    kind: "document",
    media_type: "application/pdf",
    basis: "signature",
    bytes: 10,
    checksum: "sha256:00",
    etag: "abc",
    raw_bucket: "claims-raw",
    raw_key: "inbox/acme/ü +%2F.pdf",
    raw_uri: "s3://claims-raw/inbox/acme/ü +%2F.pdf",
    table_name: "documents",
    extracted_uri: `s3://lake/${recordKey}`,
    services,
    language: "en",
    pages: 3,
    received_at: "2026-11-23T09:00:00Z",
    started_at: running.startTime,
    processed_at: running.enteredTime,
    elapsed_seconds: 3.5,
  });
});

test("createRegister writes the same bytes when it is called again", async () => {
  await register();
  const first = aws.text("lake", metadataKey);
  await register();
  expect(aws.text("lake", metadataKey)).toBe(first);
});

test("createRegister registers both partitions where engines cannot project", async () => {
  aws.answer("GetTable", ({ Name }) => ({
    Table: { Name, StorageDescriptor: { InputFormat: "text", Location: "s3://lake/" } },
  }));
  aws.answer("BatchCreatePartition", () => ({
    Errors: [{ PartitionValues: ["x"], ErrorDetail: { ErrorCode: "AlreadyExistsException" } }],
  }));
  await register({}, "registered");
  const created = aws.calls.filter(({ operation }) => operation === "BatchCreatePartition").map(({ input }) => input);
  const partition = (Values: string[], Location: string) => [
    { Values, StorageDescriptor: { InputFormat: "text", Location } },
  ];
  expect(created).toEqual([
    {
      DatabaseName: "claims",
      TableName: "documents",
      PartitionInputList: partition(["acme", "2026-11-23"], "s3://lake/extracted/documents/tenant=acme/dt=2026-11-23/"),
    },
    {
      DatabaseName: "claims",
      TableName: "objects",
      PartitionInputList: partition(["2026-11-23"], "s3://lake/metadata/objects/dt=2026-11-23/"),
    },
  ]);
});

test("createRegister fails when Glue does not take a partition", async () => {
  aws.answer("GetTable", () => ({ Table: { Name: "x", StorageDescriptor: {} } }));
  aws.answer("BatchCreatePartition", () => ({
    Errors: [{ ErrorDetail: { ErrorCode: "InternalServiceException", ErrorMessage: "no luck" } }],
  }));
  await expect(register({}, "registered")).rejects.toMatchObject({
    name: "ServiceFailed",
    message: expect.stringContaining("no luck"),
  });
});

test("createRegister makes no negative time of an event that is told in whole seconds", async () => {
  await register({ execution: { ...running, enteredTime: "2026-11-23T08:59:59.900Z" } });
  expect(JSON.parse(aws.text("lake", metadataKey))).toMatchObject({ elapsed_seconds: 0 });
});

test.each([
  ["no execution", { execution: undefined }],
  ["an execution without its time", { execution: { id: running.id } }],
  ["another status", { collected: { ...collected, status: "DONE" } }],
  ["something more", { more: 1 }],
])("createRegister refuses %s", async (_name, input) => {
  await expect(register(input)).rejects.toMatchObject({ name: "InvalidInput" });
  expect(aws.objects.size).toBe(0);
});
