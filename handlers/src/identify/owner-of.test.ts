import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ownerOf } from "./owner-of.ts";

type Tags = Readonly<Record<string, string>>;

let server: Server;
let s3: S3Client;
/** The tags of the one object that is there, and every request. */
let tags: Tags | undefined;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    asked.push(`${request.method} ${request.url}`);
    if (tags === undefined) {
      response.writeHead(404).end("<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>");
      return;
    }
    const body = Buffer.concat(parts).toString();
    if (request.method === "PUT")
      tags = Object.fromEntries(
        [...body.matchAll(/<Key>(.*?)<\/Key><Value>(.*?)<\/Value>/g)].map(([, key = "", value = ""]) => [key, value]),
      );
    const set = Object.entries(tags).map(([key, value]) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`);
    response.writeHead(200).end(`<Tagging><TagSet>${set.join("")}</TagSet></Tagging>`);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  s3 = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "us-east-1",
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
});
afterEach(() => {
  s3.destroy();
  return new Promise((closed) => void server.close(closed));
});

const tenants = [
  { name: "acme", prefix: "acme/" },
  { name: "globex", prefix: "globex/", tags: { team: "globex" } },
  { name: "initech", tags: { team: "initech", level: "open" } },
];

const owner = (key: string, of: typeof tenants = tenants): Promise<string> =>
  ownerOf(
    s3,
    { bucket: "claims-raw", key, versionId: "v7", etag: "e", bytes: 1 },
    { rawPrefix: "inbox/", tenants: of },
  );

test.each<[string, string, Tags, string, Tags]>([
  ["the tenant of the folder", "inbox/acme/a.pdf", {}, "acme", {}],
  ["the tenant whose tags it carries", "inbox/a.pdf", { team: "initech", level: "open" }, "initech", {}],
  ["nobody when a tag is missing", "inbox/a.pdf", { team: "initech" }, "_none", {}],
  ["nobody by tags of a tenant that has a folder", "inbox/a.pdf", { team: "globex" }, "_none", {}],
  ["nobody when the key only looks like the folder", "inbox/globex-eu/a.pdf", {}, "_none", {}],
  ["the folder's tenant, whose tags it gets", "inbox/globex/a.pdf", { kept: "1" }, "globex", { team: "globex" }],
  ["the folder's tenant, over another's tag", "inbox/globex/a.pdf", { team: "initech" }, "globex", { team: "globex" }],
])("ownerOf gives an object to %s", async (_whose, key, before, name, written) => {
  tags = before;
  expect(await owner(key)).toBe(name);
  expect(tags).toEqual({ ...before, ...written });
});

test("ownerOf writes tags once, on the version that arrived", async () => {
  tags = {};
  await owner("inbox/globex/a.pdf");
  await owner("inbox/globex/a.pdf");
  expect(asked.map((line) => line.replace(/&x-id=\w+/, ""))).toEqual([
    "GET /claims-raw/inbox/globex/a.pdf?tagging=&versionId=v7",
    "PUT /claims-raw/inbox/globex/a.pdf?tagging=&versionId=v7",
    "GET /claims-raw/inbox/globex/a.pdf?tagging=&versionId=v7",
  ]);
});

test("ownerOf asks for no tags where no tenant has any", async () => {
  expect(await owner("inbox/acme/a.pdf", tenants.slice(0, 1))).toBe("acme");
  expect(asked).toEqual([]);
});

test("ownerOf refuses a file of one tenant's folder with another's tags", async () => {
  tags = { team: "initech", level: "open" };
  await expect(owner("inbox/acme/a.pdf")).rejects.toMatchObject({
    name: "TenantUnclear",
    message: expect.stringContaining("folder of acme and carries the tags of initech"),
  });
});

test("ownerOf refuses an object that has no room for its tenant's tags", async () => {
  tags = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`k${at}`, "v"]));
  await expect(owner("inbox/globex/a.pdf")).rejects.toMatchObject({ name: "TooManyTags" });
});

test("ownerOf says when the object is gone", async () => {
  tags = undefined;
  await expect(owner("inbox/globex/a.pdf")).rejects.toMatchObject({ name: "ObjectGone" });
});
