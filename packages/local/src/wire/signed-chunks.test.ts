import { createHash, createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../local-cloud.ts";
import { s3Module } from "../services/s3/s3-module.ts";

const Bucket = "chunks";
let stateDir: string;
let cloud: LocalCloud;
let s3: S3Client;

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-chunks-"));
  cloud = await startLocalCloud({ stateDir, services: [s3Module] });
  const { endpoint, region, credentials } = cloud;
  s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterAll(async () => {
  s3.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

interface Streamed {
  /** Default: with a trailer. */
  readonly payload?: string;
  readonly chunks?: readonly string[];
  /** Changes the body after it was signed. */
  readonly tamper?: (body: string) => string;
  readonly path?: (path: string) => string;
  readonly service?: string;
  readonly region?: string;
}

/** A PUT in signed chunks with a signed checksum in the trailer, as the AWS CLI and the Java SDK make it; written from the document. */
async function put(Key: string, streamed: Streamed = {}): Promise<string> {
  const {
    payload = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    chunks = ["first ", "second"],
    service = "s3",
  } = streamed;
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  const path = `/${Bucket}/${Key}`;
  const timestamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const date = timestamp.slice(0, 8);
  const scope = [date, streamed.region ?? "us-east-1", service, "aws4_request"];
  const key = scope.reduce<Buffer | string>((previous, part) => hmac(previous, part), `AWS4${secretAccessKey}`);
  const sign = (...lines: string[]): string => hmac(key, lines.join("\n")).toString("hex");
  const headers: Record<string, string> = {
    host: new URL(cloud.endpoint).host,
    "x-amz-content-sha256": payload,
    "x-amz-date": timestamp,
    "x-amz-decoded-content-length": String(chunks.join("").length),
    ...(payload.endsWith("TRAILER") && { "x-amz-trailer": "x-amz-checksum-sha256" }),
  };
  const names = Object.keys(headers).sort();
  const canonical = ["PUT", path, "", ...names.map((name) => `${name}:${headers[name]}`), "", names.join(";"), payload];
  let last = sign("AWS4-HMAC-SHA256", timestamp, scope.join("/"), sha256(canonical.join("\n")));
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join("/")}, SignedHeaders=${names.join(";")}, Signature=${last}`;
  let body = "";
  for (const chunk of [...chunks, ""]) {
    last = sign("AWS4-HMAC-SHA256-PAYLOAD", timestamp, scope.join("/"), last, sha256(""), sha256(chunk));
    body += `${chunk.length.toString(16)};chunk-signature=${last}\r\n${chunk}${chunk === "" ? "" : "\r\n"}`;
  }
  if (payload.endsWith("TRAILER")) {
    const trailer = `x-amz-checksum-sha256:${createHash("sha256").update(chunks.join("")).digest("base64")}\n`;
    last = sign("AWS4-HMAC-SHA256-TRAILER", timestamp, scope.join("/"), last, sha256(trailer));
    body += `${trailer.trimEnd()}\r\nx-amz-trailer-signature:${last}\r\n`;
  }
  body += "\r\n";
  return sent(streamed.path?.(path) ?? path, headers, streamed.tamper?.(body) ?? body);
}

const sent = (path: string, headers: Readonly<Record<string, string>>, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port: cloud.port, path, method: "PUT", headers }, (answer) => {
      let text = `${answer.statusCode} `;
      answer.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      answer.once("end", () => resolve(/^\d+ .*<Code>(\w+)/s.exec(text)?.[1] ?? text.trim()));
    });
    call.once("error", reject);
    call.end(body);
  });

test.each(["STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"])(
  "a body in chunks signed as %s is taken as it was signed",
  async (payload) => {
    expect(await put("whole", { payload })).toBe("200");
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: "whole" }));
    expect(await Body?.transformToString()).toBe("first second");
  },
);

const swapped = (body: string): string => {
  const [first = "", second = "", ...rest] = body.split(/(?<=\r\n)(?=[0-9a-f]+;chunk)/);
  return [second, first, ...rest].join("");
};

test.each<[string, Streamed, string]>([
  ["a changed letter", { tamper: (body) => body.replace("second", "Second") }, "SignatureDoesNotMatch"],
  ["chunks in another order", { tamper: swapped, chunks: ["first!", "second"] }, "SignatureDoesNotMatch"],
  [
    "a chunk without its signature",
    { tamper: (body) => body.replace(/;chunk-signature=\w+/, "") },
    "SignatureDoesNotMatch",
  ],
  ["another checksum", { tamper: (body) => body.replace(/sha256:./, "sha256:_") }, "SignatureDoesNotMatch"],
  [
    "a trailer that was cut off",
    { tamper: (body) => body.replace(/x-amz-checksum[\s\S]*/, "\r\n") },
    "MalformedTrailerError",
  ],
  [
    "a trailer without its signature",
    { tamper: (body) => body.replace(/x-amz-trailer-sig[^\r]*\r\n/, "") },
    "SignatureDoesNotMatch",
  ],
  [
    "one more trailer",
    { tamper: (body) => body.replace("x-amz-trailer-sig", "x-amz-meta-a:b\r\nx-amz-trailer-sig") },
    "SignatureDoesNotMatch",
  ],
  ["a last chunk that is missing", { tamper: (body) => body.replace(/0;chunk[\s\S]*/, "") }, "IncompleteBody"],
  ["an unknown kind of payload", { payload: "STREAMING-UNSIGNED" }, "InvalidArgument"],
  ["another key", { path: (path) => path.replace("refused", "other") }, "SignatureDoesNotMatch"],
  ["a slash encoded twice", { path: (path) => path.replace("/refused", "%252Frefused") }, "SignatureDoesNotMatch"],
  ["a query that was added", { path: (path) => `${path}?tagging` }, "SignatureDoesNotMatch"],
  ["another Region", { region: "eu-central-1" }, "AuthorizationHeaderMalformed"],
])("a body in signed chunks with %s is refused, and nothing is kept", async (_what, streamed, code) => {
  expect(await put("refused", streamed)).toBe(code);
  const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "refused" }));
  expect(KeyCount).toBe(0);
});

test("a signature for another service opens nothing of S3", async () => {
  expect(await put("refused", { service: "sqs" })).not.toBe("200");
  await expect(s3.send(new GetObjectCommand({ Bucket, Key: "refused" }))).rejects.toMatchObject({ name: "NoSuchKey" });
});

test("a plus in a signed query is the space it is read as", async () => {
  const url = await getSignedUrl(s3, new ListObjectsV2Command({ Bucket, Prefix: "a b+c" }));
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace("a%20b", "a+b"))).status).toBe(200);
  expect((await fetch(url.replace("b%2Bc", "b+c"))).status).toBe(403);
});
