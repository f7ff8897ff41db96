import { GlueClient } from "@aws-sdk/client-glue";
import { S3Client } from "@aws-sdk/client-s3";
import { parseRecord } from "@tributary/catalog";
import { afterEach, beforeEach, expect, test } from "vitest";
import { arrived, running } from "../testing/arrived.ts";
import { type AwsOnLoopback, startAws } from "../testing/aws-on-loopback.ts";
import { quietLog } from "../testing/quiet-log.ts";
import { createQuarantine } from "./quarantine.ts";

let aws: AwsOnLoopback;
beforeEach(async () => {
  aws = await startAws();
});
afterEach(() => aws.close());

const document = arrived("inbox/acme/secret.pdf", { bytes: 7 });
const thrown = (errorType: string, errorMessage: string) => ({
  Error: errorType,
  Cause: JSON.stringify({ errorType, errorMessage, trace: ["at x"] }),
});
const metadataKey = `metadata/objects/dt=2026-11-23/${document.documentId}-1a2b3c4d.json`;
const noteKey = `quarantine/dt=2026-11-23/${document.documentId}.json`;

function quarantine(error: object, more: object = {}) {
  const handler = createQuarantine({
    s3: new S3Client(aws.client),
    glue: new GlueClient(aws.client),
    environment: {
      LAKE_BUCKET: "lake",
      RAW_PREFIX: "inbox/",
      TENANTS: '[{"name":"acme","prefix":"acme/"}]',
      PARTITIONS: "projected",
      DATABASE: "claims",
    },
    log: quietLog(),
  });
  return handler({ document, identified: null, error, execution: running, ...more });
}

test("createQuarantine records an object that was never identified, without reading it", async () => {
  const result = await quarantine(thrown("EncryptedObject", "The PDF asks for a password."));
  expect(result).toEqual({ reason: "EncryptedObject", metadata: { bucket: "lake", key: metadataKey } });
  expect(aws.reads).toEqual([]);
  const line = aws.text("lake", metadataKey);
  expect(line.trimEnd()).not.toContain("\n");
  expect(parseRecord("objects", JSON.parse(line))).toMatchObject({
    status: "QUARANTINED",
    reason: "EncryptedObject",
    reason_detail: "The PDF asks for a password.",
    tenant: "acme",
    bytes: 7,
    raw_key: "inbox/acme/secret.pdf",
    quarantine_uri: `s3://lake/${noteKey}`,
    execution_arn: running.id,
    services: [],
  });
  expect(JSON.parse(aws.text("lake", noteKey))).toMatchObject({
    reason: "EncryptedObject",
    what_to_do: "Send the file without a password.",
    error: thrown("EncryptedObject", "The PDF asks for a password."),
  });
});

test("createQuarantine keeps what identify found out", async () => {
  const identified = {
    kind: "audio",
    mediaType: "audio/wav",
    tenant: "globex",
    bytes: 7,
    checksum: "sha256:00",
    expected: { seconds: 3 },
    basis: "signature",
  };
  await quarantine({ Error: "States.Timeout" }, { identified });
  expect(JSON.parse(aws.text("lake", metadataKey))).toMatchObject({
    reason: "TimedOut",
    reason_detail: "States.Timeout",
    tenant: "globex",
    kind: "audio",
    media_type: "audio/wav",
    seconds: 3,
  });
});

test("createQuarantine writes the same bytes when it is called again", async () => {
  await quarantine(thrown("EmptyObject", "The file is empty."));
  const first = [aws.text("lake", metadataKey), aws.text("lake", noteKey)];
  await quarantine(thrown("EmptyObject", "The file is empty."));
  expect([aws.text("lake", metadataKey), aws.text("lake", noteKey)]).toEqual(first);
});

test.each([
  [{ Error: "NoRoute", Cause: "No route takes video files." }, "NoRoute", "No route takes video files."],
  [{ Error: "ServiceFailed", Cause: "textract job x failed: BAD" }, "ServiceFailed", "textract job x failed: BAD"],
  [
    { Error: "Textract.UnsupportedDocumentException", Cause: "bad" },
    "CorruptObject",
    "Textract.UnsupportedDocumentException: bad",
  ],
  [
    { Error: "Rekognition.InvalidImageFormatException", Cause: "x" },
    "UnsupportedType",
    "Rekognition.InvalidImageFormatException: x",
  ],
  [{ Error: "Rekognition.ImageTooLargeException" }, "ObjectTooLarge", "Rekognition.ImageTooLargeException"],
  [{ Error: "Textract.ProvisionedThroughputExceededException" }, "ServiceThrottled", expect.any(String)],
  [{ Error: "Lambda.TooManyRequestsException" }, "ServiceThrottled", expect.any(String)],
  [thrown("AccessDenied", "User x may not s3:GetObject"), "AccessDenied", "User x may not s3:GetObject"],
  [thrown("AccessDeniedException", "may not"), "AccessDenied", "AccessDeniedException: may not"],
  [{ Error: "States.HeartbeatTimeout" }, "TimedOut", "States.HeartbeatTimeout"],
  [thrown("TypeError", "x is undefined"), "InternalError", "TypeError: x is undefined"],
  [
    { Error: "States.QueryEvaluationError", Cause: "no field" },
    "InternalError",
    "States.QueryEvaluationError: no field",
  ],
  [{ Error: "Transcribe.BadRequestException", Cause: "no" }, "ServiceFailed", "Transcribe.BadRequestException: no"],
  [{ Error: "What is this?", Cause: "{broken json" }, "InternalError", "What is this?: {broken json"],
])("createQuarantine states the reason of %j", async (error, reason, detail) => {
  expect(await quarantine(error)).toMatchObject({ reason });
  expect(JSON.parse(aws.text("lake", metadataKey))).toMatchObject({ reason, reason_detail: detail });
});

test("createQuarantine gives every row a sentence, even for an error without one", async () => {
  await quarantine({ Error: "EmptyObject" });
  expect(JSON.parse(aws.text("lake", metadataKey))).toMatchObject({
    reason_detail: "Upload the file again; it arrived with no bytes.",
  });
});

test("createQuarantine refuses an execution that ingest did not start", async () => {
  await expect(quarantine({ Error: "X" }, { document: { key: "a" } })).rejects.toMatchObject({ name: "InvalidInput" });
});
