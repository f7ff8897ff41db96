import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { S3ControlClient } from "@aws-sdk/client-s3-control";
import { expect, onTestFinished, test } from "vitest";
import { loopback } from "../access/target/loopback-agent.ts";
import type { Target } from "../access/target/open-target.ts";
import { Pace } from "../access/target/pace.ts";
import { applyPlan } from "./apply-plan.ts";
import type { TenantStep } from "./plan-tenants.ts";

type Answer = { readonly status: number; readonly code?: string; readonly body?: string };

/** An endpoint that answers what it is told, and remembers what it was asked. */
async function controlEndpoint(answer: (call: string, times: number) => Answer) {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const call = `${request.method} ${request.url?.replace("/v20180820", "")}`;
    calls.push(call);
    const {
      status,
      code,
      body = "<CreateAccessPointResult/>",
    } = answer(call, calls.filter((each) => each === call).length);
    request.resume().on("end", () => {
      response.writeHead(status, { "content-type": "application/xml" });
      const error = `<ErrorResponse><Error><Code>${code}</Code><Message>told so</Message></Error></ErrorResponse>`;
      response.end(code === undefined ? body : error);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const local = loopback(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const s3Control = new S3ControlClient({
    region: "us-east-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    retryMode: "adaptive",
    maxAttempts: 8,
    ...(local && { endpoint: local.endpoint, requestHandler: { httpAgent: local.agent } }),
  });
  onTestFinished(() => {
    s3Control.destroy();
    local?.agent.destroy();
    server.close();
  });
  return { calls, target: { s3Control, account: "111122223333" } as Target };
}

const create = (tenant: string): TenantStep => ({
  kind: "create",
  point: { tenant, name: `p-dev-${tenant}`, bucket: "raw", policy: { Version: "2012-10-17", Statement: [] } },
});
const options = () => ({ pace: new Pace(10_000), signal: new AbortController().signal });

test("applyPlan tries again when S3 asks for less", async () => {
  const { target, calls } = await controlEndpoint((_call, times) =>
    times === 1 ? { status: 503, code: "SlowDown" } : { status: 200 },
  );
  const outcome = await applyPlan(target, { steps: [create("acme")], remove: [] }, options());
  expect(outcome).toEqual({ done: 1, left: 0, failed: [] });
  expect(calls).toEqual([
    "PUT /accesspoint/p-dev-acme",
    "PUT /accesspoint/p-dev-acme",
    "PUT /accesspoint/p-dev-acme/policy",
    "PUT /accesspoint/p-dev-acme/policy",
  ]);
}, 60_000);

test("applyPlan tells the tenant that failed and does the others", async () => {
  const { target } = await controlEndpoint((call) =>
    call.endsWith("p-dev-acme/policy") ? { status: 400, code: "MalformedPolicy" } : { status: 200 },
  );
  const outcome = await applyPlan(target, { steps: [create("acme"), create("globex")], remove: [] }, options());
  expect(outcome).toMatchObject({ done: 1, left: 0, failed: [{ name: "p-dev-acme" }] });
}, 60_000);

test("applyPlan ends between two access points when it is asked to, and says what is left", async () => {
  const { target, calls } = await controlEndpoint(() => ({ status: 200 }));
  const interrupted = new AbortController();
  const steps = Array.from({ length: 40 }, (_each, index) => create(`t${index}`));
  const outcome = await applyPlan(
    target,
    { steps, remove: [] },
    { pace: new Pace(10_000), signal: interrupted.signal, onDone: () => interrupted.abort() },
  );
  expect(outcome.done + outcome.left).toBe(40);
  expect(outcome.left).toBeGreaterThan(0);
  expect(calls.length).toBe(outcome.done * 2);
}, 60_000);

test.each([
  ["takes an access point that an earlier attempt made", "raw", { done: 2, failed: [] }],
  ["leaves one of the same name on another bucket alone", "other", { done: 1, failed: [{ name: "p-dev-acme" }] }],
])(
  "applyPlan %s, and minds none that is gone",
  async (_what, bucket, expected) => {
    const { target } = await controlEndpoint((call) => {
      if (call === "PUT /accesspoint/p-dev-acme") return { status: 409, code: "AccessPointAlreadyOwnedByYou" };
      if (call.startsWith("DELETE")) return { status: 404, code: "NoSuchAccessPoint" };
      return { status: 200, body: `<GetAccessPointResult><Bucket>${bucket}</Bucket></GetAccessPointResult>` };
    });
    const outcome = await applyPlan(target, { steps: [create("acme")], remove: ["p-dev-old"] }, options());
    expect(outcome).toMatchObject(expected);
  },
  60_000,
);
