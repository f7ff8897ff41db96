import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer of a JSON service: the body, or an error by AWS's own name. */
export type Answer = object | { readonly error: string; readonly message: string };

export interface Call {
  /** `StartExecution` */
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** Objects in memory behind S3's REST calls, and JSON services that a test answers; real SDK clients talk to it. */
export interface AwsOnLoopback {
  /** Client settings that lead there. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly forcePathStyle: true;
    readonly maxAttempts: 1;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** By `bucket/key`. */
  readonly objects: Map<string, Uint8Array>;
  /** GETs and HEADs of objects with their ranges, in order. */
  readonly reads: { readonly key: string; readonly range?: string; readonly method: string }[];
  /** Calls of JSON services, in order. */
  readonly calls: Call[];
  /** Sets how an operation is answered. */
  answer(operation: string, how: (input: Record<string, unknown>) => Answer): void;
  /** Sets the `Server` header of JSON services. */
  nameServer(of: (operation: string) => string): void;
  put(bucket: string, key: string, body: string | Uint8Array): { etag: string; bytes: number };
  /** An object that begins with `head` and goes on with zeros up to `bytes`; it takes no memory. */
  putSparse(bucket: string, key: string, head: string, bytes: number): { etag: string; bytes: number };
  text(bucket: string, key: string): string;
  close(): Promise<void>;
}

export async function startAws(): Promise<AwsOnLoopback> {
  const objects = new Map<string, Uint8Array>();
  const reads: { key: string; range?: string; method: string }[] = [];
  const sparse = new Map<string, { head: Uint8Array; bytes: number }>();
  const calls: Call[] = [];
  let serverOf: ((operation: string) => string) | undefined;
  const answers = new Map<string, (input: Record<string, unknown>) => Answer>();

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const target = request.headers["x-amz-target"];
    if (typeof target === "string") return json(target.split(".").at(-1) ?? "", body, response);
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = decodeURIComponent((request.url ?? "/").split("?")[0]?.slice(1) ?? "");
    if (url.searchParams.has("list-type"))
      return list(path.replace(/\/$/, ""), url.searchParams.get("prefix") ?? "", response);
    if (request.method === "PUT") {
      objects.set(path, body);
      response.writeHead(200, { etag: etagOf(body) }).end();
      return;
    }
    const range = request.headers.range;
    reads.push({ key: path, method: request.method ?? "", ...(range ? { range } : {}) });
    get(path, range, request.method === "HEAD", response);
  }

  function json(operation: string, body: Uint8Array, response: ServerResponse): void {
    const input = JSON.parse(Buffer.from(body).toString()) as Record<string, unknown>;
    calls.push({ operation, input });
    const how = answers.get(operation);
    if (!how) throw new Error(`No answer is set for ${operation}.`);
    const answer = how(input);
    const failed = "error" in answer;
    const said = failed ? { __type: answer.error, message: "message" in answer ? answer.message : "" } : answer;
    const server = serverOf ? { server: serverOf(operation) } : {};
    response
      .writeHead(failed ? 400 : 200, { "content-type": "application/x-amz-json-1.1", ...server })
      .end(JSON.stringify(said));
  }

  function list(bucket: string, prefix: string, response: ServerResponse): void {
    const found = [...objects.keys()]
      .filter((path) => path.startsWith(`${bucket}/${prefix}`))
      .map((path) => `<Contents><Key>${path.slice(bucket.length + 1)}</Key></Contents>`);
    response.writeHead(200, { "content-type": "application/xml" });
    response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${found.join("")}</ListBucketResult>`);
  }

  function get(path: string, range: string | undefined, head: boolean, response: ServerResponse): void {
    const hollow = sparse.get(path);
    const body = objects.get(path) ?? hollow?.head;
    if (!body) {
      const error = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>";
      response.writeHead(404, { "content-type": "application/xml" }).end(head ? undefined : error);
      return;
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
    const bytes = hollow?.bytes ?? body.byteLength;
    const last = Math.min(Number(to ?? bytes - 1), bytes - 1);
    const length = last + 1 - Number(from ?? 0);
    response.writeHead(from ? 206 : 200, { "content-length": length, etag: etagOf(body) });
    const part = hollow && !head ? Buffer.alloc(length) : body.subarray(Number(from ?? 0), last + 1);
    if (hollow && !head) part.set(body.subarray(Number(from ?? 0), last + 1));
    response.end(head ? undefined : part);
  }

  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    client: {
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    },
    objects,
    reads,
    calls,
    answer: (operation, how) => void answers.set(operation, how),
    nameServer: (of) => {
      serverOf = of;
    },
    put(bucket, key, body) {
      const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
      objects.set(`${bucket}/${key}`, bytes);
      return { etag: etagOf(bytes).replaceAll('"', ""), bytes: bytes.byteLength };
    },
    putSparse(bucket, key, head, bytes) {
      const start = new TextEncoder().encode(head);
      sparse.set(`${bucket}/${key}`, { head: start, bytes });
      return { etag: etagOf(start).replaceAll('"', ""), bytes };
    },
    text: (bucket, key) => Buffer.from(objects.get(`${bucket}/${key}`) ?? new Uint8Array()).toString(),
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  return request.headers["content-encoding"]?.includes("aws-chunked") ? unchunk(body) : body;
}

/** Takes off the framing of aws-chunked: `<hex size>[;signature]\r\n<bytes>\r\n`. */
function unchunk(body: Buffer): Uint8Array {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const line = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.subarray(at, line).toString(), 16);
    if (!size) break;
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function etagOf(body: Uint8Array): string {
  return `"${createHash("md5").update(body).digest("hex")}"`;
}
