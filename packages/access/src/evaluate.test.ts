import fc from "fast-check";
import { describe, expect, test } from "vitest";
import accessPoints from "./cases/access-points.json" with { type: "json" };
import conditions from "./cases/conditions.json" with { type: "json" };
import elements from "./cases/elements.json" with { type: "json" };
import {
  type AccessRequest,
  evaluate,
  type NamedPolicy,
  type PolicySet,
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

describe("evaluate conditions", () => {
  test.each(conditions.cases)("$condition with $context", ({ condition, context, holds }) => {
    const statement = { ...allowRead, Condition: condition } as PolicyStatement;
    const request = { ...read, context: context as AccessRequest["context"] & object };
    expect(evaluate(request, { identity: [policy("p", statement)] }).allowed).toBe(holds);
  });
});

describe("evaluate elements", () => {
  test.each(elements.cases)(
    "$statement for $action on $resource",
    ({ statement, action, resource, applies, ...rest }) => {
      const context = ("context" in rest ? rest.context : {}) as AccessRequest["context"] & object;
      const decision = evaluate(
        { ...read, action, resource, context },
        { identity: [policy("p", { Effect: "Allow", ...statement } as PolicyStatement)] },
      );
      expect(decision.allowed).toBe(applies);
    },
  );
});

describe("evaluate access points", () => {
  type Case = {
    name: string;
    who: string;
    expect: string;
    identity?: string;
    resource?: string;
    point?: string;
    direct?: boolean;
    context?: Record<string, string>;
  };
  const documents = accessPoints.documents as unknown as Record<string, PolicyStatement[]>;
  const named = (name: string): NamedPolicy => policy(name, ...(documents[name] ?? []));
  test.each(accessPoints.cases as Case[])("$name", (given) => {
    const { accessPoint, ...setting } = accessPoints.setting;
    const request: AccessRequest = {
      ...setting,
      principal: role(given.who, given.who === "guest" ? "444455556666" : HOME),
      context: given.context ?? {},
      ...(given.direct ? {} : { accessPoint }),
    };
    const set: PolicySet = {
      identity: given.identity ? [named(given.identity)] : [],
      ...(given.resource ? { resource: named(given.resource) } : {}),
      ...(given.point ? { accessPoint: named(given.point) } : {}),
    };
    const decision = evaluate(request, set);
    expect(decision.missing ?? decision.reason).toBe(given.expect);
  });
});

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

test("evaluate reads NotPrincipal in a Deny as everybody else", () => {
  const wall = (name: string): NamedPolicy =>
    policy("bucket", {
      Effect: "Deny",
      NotPrincipal: { AWS: [`arn:aws:iam::${HOME}:role/${name}`] },
      Action: "*",
      Resource: "*",
    });
  const identity = [policy("p", allowRead)];
  expect(evaluate(read, { identity, resource: wall("other") }).reason).toBe("explicit deny");
  expect(evaluate(read, { identity, resource: wall("reader") }).allowed).toBe(true);
});

test.each([
  ["unknown element", { ...allowRead, Extra: 1 }],
  ["unknown operator", { ...allowRead, Condition: { StringMatches: { "a:b": "c" } } }],
  ["number that is none", { ...allowRead, Condition: { NumericEquals: { "a:b": "many" } } }],
  ["both Action and NotAction", { ...allowRead, NotAction: "s3:*" }],
  ["no Action", { Effect: "Allow", Resource: "*" }],
  ["lower case effect", { ...allowRead, Effect: "allow" }],
  ["action that is no text", { ...allowRead, Action: [1] }],
])("evaluate denies and says so: %s", (_name, statement) => {
  const decision = evaluate(read, { identity: [policy("p", statement as PolicyStatement), policy("q", allowRead)] });
  expect(decision).toMatchObject({ allowed: false, missing: "not understood" });
  expect(decision.sentence).toContain("Cannot read p: statement 1");
});

const anyStatement = fc.record({
  Effect: fc.constantFrom("Allow" as const, "Deny" as const),
  Action: fc.constantFrom("s3:GetObject", "s3:*", "*", "sqs:SendMessage"),
  Resource: fc.constantFrom("*", "arn:aws:s3:::claims/*", "arn:aws:s3:::claims/b*", "arn:aws:sqs:us-east-1:1:q"),
});

test("evaluate never widens when a Deny is added or an Allow removed, and does not mind order", () => {
  fc.assert(
    fc.property(fc.array(anyStatement, { maxLength: 6 }), anyStatement, (statements, extra) => {
      const allowed = (list: PolicyStatement[]): boolean =>
        evaluate(read, { identity: [policy("p", ...list)] }).allowed;
      const before = allowed(statements);
      expect(allowed([...statements].reverse())).toBe(before);
      if (!before) {
        expect(allowed([...statements, { ...extra, Effect: "Deny" }])).toBe(false);
        expect(
          statements.some(
            (_each, index) => statements[index]?.Effect === "Allow" && allowed(statements.toSpliced(index, 1)),
          ),
        ).toBe(false);
      }
    }),
  );
});
