import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AccessRequest,
  evaluate,
  type NamedPolicy,
  type PolicySet,
  type PolicyStatement,
  type RequestPrincipal,
} from "./index.ts";

const HOME = "111122223333";
const AWAY = "444455556666";
const point = `arn:aws:s3:us-east-1:${HOME}:accesspoint/acme`;

const role = (name: string, account: string): RequestPrincipal => ({
  type: "assumed-role",
  arn: `arn:aws:sts::${account}:assumed-role/${name}/s`,
  account,
  roleArn: `arn:aws:iam::${account}:role/${name}`,
});

const anyRequest: fc.Arbitrary<AccessRequest> = fc
  .record({
    principal: fc.constantFrom(
      role("reader", HOME),
      role("guest", AWAY),
      { type: "user" as const, arn: `arn:aws:iam::${HOME}:user/ann`, account: HOME },
      { type: "anonymous" as const, arn: "anonymous", account: "" },
    ),
    through: fc.boolean(),
    tag: fc.constantFrom(undefined, "acme", "globex"),
  })
  .map(({ principal, through, tag }) => ({
    principal,
    action: "s3:GetObject",
    resource: "arn:aws:s3:::claims/acme/a.pdf",
    resourceAccount: HOME,
    context: tag === undefined ? {} : { "s3:ExistingObjectTag/team": tag },
    ...(through && { accessPoint: { arn: point, resource: `${point}/object/acme/a.pdf`, account: HOME } }),
  }));

const bodies = {
  Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
  actions: fc.constantFrom<Pick<PolicyStatement, "Action" | "NotAction">>(
    { Action: "s3:GetObject" },
    { Action: "s3:*" },
    { Action: "sqs:*" },
    { NotAction: "s3:Put*" },
    { NotAction: "s3:Get*" },
  ),
  resources: fc.constantFrom<Pick<PolicyStatement, "Resource" | "NotResource">>(
    { Resource: "*" },
    { Resource: ["arn:aws:s3:::claims/*", `${point}/object/*`] },
    { Resource: ["arn:aws:s3:::claims/b/*", `${point}/object/b/*`] },
    { NotResource: ["arn:aws:s3:::claims/b/*", `${point}/object/b/*`] },
  ),
  condition: fc.constantFrom<Pick<PolicyStatement, "Condition">>(
    {},
    {},
    { Condition: { StringEquals: { "s3:ExistingObjectTag/team": "acme" } } },
    { Condition: { StringNotEquals: { "s3:ExistingObjectTag/team": "acme" } } },
    { Condition: { StringEquals: { "s3:DataAccessPointAccount": HOME } } },
  ),
};
const identityStatement = fc.record(bodies).map(
  ({ Effect, actions, resources, condition }): PolicyStatement => ({
    Effect,
    ...actions,
    ...resources,
    ...condition,
  }),
);
const resourceStatement = fc
  .record({
    body: identityStatement,
    named: fc.constantFrom<Pick<PolicyStatement, "Principal" | "NotPrincipal">>(
      { Principal: "*" },
      { Principal: { AWS: HOME } },
      { Principal: { AWS: AWAY } },
      { Principal: { AWS: `arn:aws:iam::${HOME}:role/reader` } },
      { Principal: { AWS: `arn:aws:sts::${HOME}:assumed-role/reader/s` } },
      { NotPrincipal: { AWS: [`arn:aws:iam::${HOME}:user/ann`, HOME] } },
    ),
  })
  .map(({ body, named }): PolicyStatement => ({ ...body, ...named }));

type Part = "identity" | "boundary" | "session" | "serviceControl" | "resource" | "accessPoint";
type Statements = Readonly<Partial<Record<Part, readonly PolicyStatement[]>>>;

const some = (statement: fc.Arbitrary<PolicyStatement>) =>
  fc.option(fc.array(statement, { maxLength: 4 }), { nil: undefined });
const anyStatements: fc.Arbitrary<Statements> = fc
  .record({
    identity: fc.array(identityStatement, { maxLength: 4 }),
    boundary: some(identityStatement),
    session: some(identityStatement),
    serviceControl: some(identityStatement),
    resource: some(resourceStatement),
    accessPoint: some(resourceStatement),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, list]) => list !== undefined)));

const named = (name: string, Statement: readonly PolicyStatement[]): NamedPolicy => ({
  name,
  document: { Version: "2012-10-17", Statement },
});

function policySet({ identity = [], boundary, session, serviceControl, resource, accessPoint }: Statements): PolicySet {
  return {
    identity: [named("identity", identity)],
    ...(boundary && { boundary: [named("boundary", boundary)] }),
    ...(session && { session: [named("session", session)] }),
    ...(serviceControl && { serviceControl: [[named("service control", serviceControl)]] }),
    ...(resource && { resource: named("resource", resource) }),
    ...(accessPoint && { accessPoint: named("access point", accessPoint) }),
  };
}

const allowed = (request: AccessRequest, statements: Statements): boolean =>
  evaluate(request, policySet(statements)).allowed;
const runs = { numRuns: 500 };

test("evaluate never widens when a Deny is added to any policy", () => {
  fc.assert(
    fc.property(anyRequest, anyStatements, identityStatement, resourceStatement, (request, before, one, other) => {
      for (const [part, list] of Object.entries(before)) {
        const extra = { ...(part === "resource" || part === "accessPoint" ? other : one), Effect: "Deny" as const };
        if (allowed(request, { ...before, [part]: [...list, extra] })) expect(allowed(request, before)).toBe(true);
      }
    }),
    runs,
  );
});

test("evaluate never widens when an Allow is removed from any policy", () => {
  fc.assert(
    fc.property(anyRequest, anyStatements, (request, before) => {
      if (allowed(request, before)) return;
      for (const [part, list] of Object.entries(before)) {
        for (const [index, { Effect }] of list.entries()) {
          if (Effect === "Allow") expect(allowed(request, { ...before, [part]: list.toSpliced(index, 1) })).toBe(false);
        }
      }
    }),
    runs,
  );
});

test("evaluate does not mind the order of statements", () => {
  fc.assert(
    fc.property(anyRequest, anyStatements, (request, before) => {
      const turned = Object.fromEntries(Object.entries(before).map(([part, list]) => [part, list.toReversed()]));
      expect(evaluate(request, policySet(turned)).missing).toBe(evaluate(request, policySet(before)).missing);
      expect(allowed(request, turned)).toBe(allowed(request, before));
    }),
    runs,
  );
});

test("evaluate never allows when a boundary, session or service control policy is added and it was denied before", () => {
  fc.assert(
    fc.property(anyRequest, anyStatements, fc.array(identityStatement, { maxLength: 3 }), (request, before, fence) => {
      for (const part of ["boundary", "session", "serviceControl"] as const) {
        if (before[part] === undefined && allowed(request, { ...before, [part]: fence }))
          expect(allowed(request, before)).toBe(true);
      }
    }),
    runs,
  );
});
