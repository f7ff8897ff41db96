import { expect, test } from "vitest";
import {
  type AccessRequest,
  evaluate,
  type NamedPolicy,
  type PolicyStatement,
  type RequestPrincipal,
} from "./index.ts";

const HOME = "111122223333";

function role(name: string, account = HOME): RequestPrincipal {
  return {
    type: "assumed-role",
    arn: `arn:aws:sts::${account}:assumed-role/${name}/session`,
    account,
    roleArn: `arn:aws:iam::${account}:role/${name}`,
  };
}

function policy(name: string, ...statements: PolicyStatement[]): NamedPolicy {
  return { name, document: { Version: "2012-10-17", Statement: statements } };
}

const read: AccessRequest = {
  principal: role("reader"),
  action: "s3:GetObject",
  resource: "arn:aws:s3:::claims/a.pdf",
  resourceAccount: HOME,
};
const allowRead: PolicyStatement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::claims/*" };
const openRead: PolicyStatement = { ...allowRead, Principal: { AWS: "arn:aws:iam::111122223333:role/reader" } };

test("evaluate names the deciding statement in a sentence", () => {
  const decision = evaluate(read, { identity: [policy("role reader", { ...allowRead, Sid: "Read" })] });
  expect(decision.sentence).toBe(
    "arn:aws:sts::111122223333:assumed-role/reader/session may s3:GetObject on arn:aws:s3:::claims/a.pdf, because of statement Read of the role reader.",
  );
});

test("evaluate denies when nothing speaks, and says what was missing", () => {
  expect(evaluate(read, { identity: [] })).toMatchObject({
    allowed: false,
    reason: "implicit deny",
    missing: "identity",
  });
});

test("evaluate lets a bucket policy of the same account grant a role", () => {
  expect(evaluate(read, { identity: [], resource: policy("bucket", openRead) }).allowed).toBe(true);
});

test("evaluate takes a bucket policy that names only the account as delegation", () => {
  const statement = { ...allowRead, Principal: { AWS: `arn:aws:iam::${HOME}:root` } };
  expect(evaluate(read, { identity: [], resource: policy("bucket", statement) }).missing).toBe("identity");
});

test("evaluate asks both sides across accounts", () => {
  const guest: AccessRequest = { ...read, principal: role("guest", "444455556666") };
  const bucket = policy("bucket", { ...allowRead, Principal: { AWS: "444455556666" } });
  const identity = [policy("role guest", allowRead)];
  expect(evaluate(guest, { identity, resource: bucket }).allowed).toBe(true);
  expect(evaluate(guest, { identity: [], resource: bucket }).missing).toBe("identity");
  expect(evaluate(guest, { identity }).missing).toBe("resource");
});

test("evaluate holds a boundary, a session policy and every service control level as fences", () => {
  const identity = [policy("p", allowRead)];
  const other = [policy("fence", { Effect: "Allow", Action: "sqs:*", Resource: "*" })];
  const open = [policy("open", { Effect: "Allow", Action: "*", Resource: "*" })];
  expect(evaluate(read, { identity, boundary: other }).missing).toBe("boundary");
  expect(evaluate(read, { identity, session: other }).missing).toBe("session");
  expect(evaluate(read, { identity, serviceControl: [open, other] }).missing).toBe("service control");
  expect(evaluate(read, { identity, serviceControl: [open, open], boundary: open, session: open }).allowed).toBe(true);
});

test("evaluate lets a bucket policy that names the session pass the boundary's silence, but not one that names the role", () => {
  const boundary = [policy("fence", { Effect: "Allow", Action: "sqs:*", Resource: "*" })];
  const bySession = { ...allowRead, Principal: { AWS: read.principal.arn } };
  expect(evaluate(read, { identity: [], boundary, resource: policy("bucket", bySession) }).allowed).toBe(true);
  expect(evaluate(read, { identity: [], boundary, resource: policy("bucket", openRead) }).missing).toBe("boundary");
});

test("evaluate asks the trust policy of a role even in the same account", () => {
  const assume: AccessRequest = { ...read, action: "sts:AssumeRole", resource: `arn:aws:iam::${HOME}:role/target` };
  const mayAssume = [policy("p", { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" })];
  const trust = (principal: string): NamedPolicy =>
    policy("trust", { Effect: "Allow", Principal: { AWS: principal }, Action: "sts:AssumeRole" });
  const ask = (identity: NamedPolicy[], resource?: NamedPolicy): boolean =>
    evaluate(assume, { identity, resourcePolicyRequired: true, ...(resource ? { resource } : {}) }).allowed;
  expect(ask(mayAssume)).toBe(false);
  expect(ask([], trust("arn:aws:iam::111122223333:role/reader"))).toBe(true);
  expect(ask([], trust(HOME))).toBe(false);
  expect(ask(mayAssume, trust(HOME))).toBe(true);
});

test("evaluate lets services and anonymous callers in only by a resource policy", () => {
  const service: AccessRequest = { ...read, principal: { type: "service", arn: "sns.amazonaws.com", account: "" } };
  const anonymous: AccessRequest = { ...read, principal: { type: "anonymous", arn: "anonymous", account: "" } };
  const toService = policy("bucket", { ...allowRead, Principal: { Service: "sns.amazonaws.com" } });
  const toAll = policy("bucket", { ...allowRead, Principal: "*" });
  expect(evaluate(service, { identity: [], resource: toService }).allowed).toBe(true);
  expect(evaluate(anonymous, { identity: [], resource: toService }).allowed).toBe(false);
  expect(evaluate(anonymous, { identity: [], resource: toAll }).allowed).toBe(true);
});

test.each([
  ["unknown element", { ...allowRead, Extra: 1 }],
  ["unknown operator", { ...allowRead, Condition: { StringMatches: { "a:b": "c" } } }],
  ["number that is none", { ...allowRead, Condition: { NumericEquals: { "a:b": "many" } } }],
  ["both Action and NotAction", { ...allowRead, NotAction: "s3:*" }],
  ["no Action", { Effect: "Allow", Resource: "*" }],
  ["lower case effect", { ...allowRead, Effect: "allow" }],
  ["action that is no text", { ...allowRead, Action: [1] }],
  ["null with IfExists", { ...allowRead, Condition: { NullIfExists: { "a:b": "true" } } }],
  ["quantified null", { ...allowRead, Condition: { "ForAllValues:Null": { "a:b": "true" } } }],
  ["unknown quantifier", { ...allowRead, Condition: { "ForSome:StringEquals": { "a:b": "c" } } }],
  ["value of a condition that is a map", { ...allowRead, Condition: { StringEquals: { "a:b": { c: "d" } } } }],
  ["address that is none", { ...allowRead, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/33" } } }],
  ["date that is none", { ...allowRead, Condition: { DateLessThan: { "aws:CurrentTime": "soon" } } }],
  ["boolean that is none", { ...allowRead, Condition: { Bool: { "aws:SecureTransport": "yes" } } }],
  ["Condition that is a list", { ...allowRead, Condition: [] }],
])("evaluate denies and says so: %s", (_name, statement) => {
  const decision = evaluate(read, { identity: [policy("p", statement as PolicyStatement), policy("q", allowRead)] });
  expect(decision).toMatchObject({ allowed: false, missing: "not understood" });
  expect(decision.sentence).toContain("Cannot read p: statement 1");
});

test("evaluate takes what follows from caller and resource from them, whatever the request says", () => {
  const claimed = { "AWS:PrincipalAccount": "444455556666" };
  const Condition = { StringEquals: { "aws:PrincipalAccount": "444455556666" } };
  const request = { ...read, context: claimed };
  expect(evaluate(request, { identity: [policy("p", { ...allowRead, Condition })] }).allowed).toBe(false);
});
