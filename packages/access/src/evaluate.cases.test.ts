import { describe, expect, test } from "vitest";
import accessPoints from "./cases/access-points.json" with { type: "json" };
import conditions from "./cases/conditions.json" with { type: "json" };
import elements from "./cases/elements.json" with { type: "json" };
import layers from "./cases/layers.json" with { type: "json" };
import {
  type AccessRequest,
  evaluate,
  type NamedPolicy,
  type PolicyDocument,
  type PolicySet,
  type PolicyStatement,
  type RequestPrincipal,
} from "./index.ts";

const HOME = "111122223333";

/** JSON tables are read as plain JSON: their policies are whatever a person may write. */
type Table<Case> = { readonly documents: Readonly<Record<string, readonly PolicyStatement[]>>; readonly cases: Case[] };
const table = <Case>(json: unknown): Table<Case> => json as Table<Case>;

function role(name: string, account: string): RequestPrincipal {
  return {
    type: "assumed-role",
    arn: `arn:aws:sts::${account}:assumed-role/${name}/session`,
    account,
    roleArn: `arn:aws:iam::${account}:role/${name}`,
  };
}

const callers: Readonly<Record<string, RequestPrincipal>> = {
  reader: role("reader", HOME),
  guest: role("guest", "444455556666"),
  user: { type: "user", arn: `arn:aws:iam::${HOME}:user/ann`, account: HOME },
  linked: {
    ...role("AWSServiceRoleForX", HOME),
    roleArn: `arn:aws:iam::${HOME}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`,
  },
  "guest root": { type: "root", arn: "arn:aws:iam::444455556666:root", account: "444455556666" },
  root: { type: "root", arn: `arn:aws:iam::${HOME}:root`, account: HOME },
  service: { type: "service", arn: "athena.amazonaws.com", account: "" },
  federated: { type: "federated", arn: "cognito-identity.amazonaws.com", account: "" },
  anonymous: { type: "anonymous", arn: "anonymous", account: "" },
};
const caller = (name: string): RequestPrincipal => callers[name] ?? role(name, HOME);

function policy(name: string, statements: readonly PolicyStatement[], version?: string): NamedPolicy {
  const Version = (version ?? "2012-10-17") as NonNullable<PolicyDocument["Version"]>;
  return { name, document: { Version, Statement: statements } };
}

const read: AccessRequest = {
  principal: caller("reader"),
  action: "s3:GetObject",
  resource: "arn:aws:s3:::claims/a.pdf",
  resourceAccount: HOME,
};

interface ConditionCase {
  readonly condition: NonNullable<PolicyStatement["Condition"]>;
  readonly context: Record<string, string | string[]>;
  readonly version?: string;
  readonly holds: boolean;
}

describe("evaluate conditions", () => {
  test.each(table<ConditionCase>(conditions).cases)("$condition with $context: $holds", (given) => {
    const statement: PolicyStatement = { Effect: "Allow", Action: "*", Resource: "*", Condition: given.condition };
    const request = { ...read, context: given.context };
    expect(evaluate(request, { identity: [policy("p", [statement], given.version)] }).allowed).toBe(given.holds);
  });
});

interface ElementCase {
  readonly statement: Omit<PolicyStatement, "Effect">;
  readonly action: string;
  readonly resource: string;
  readonly context?: Record<string, string>;
  readonly version?: string;
  readonly applies: boolean;
}

describe("evaluate elements", () => {
  test.each(table<ElementCase>(elements).cases)("$statement for $action on $resource: $applies", (given) => {
    const { statement, action, resource, context = {} } = given;
    const document = policy("p", [{ Effect: "Allow", ...statement }], given.version);
    expect(evaluate({ ...read, action, resource, context }, { identity: [document] }).allowed).toBe(given.applies);
  });
});

interface AccessPointCase {
  readonly name: string;
  readonly who: string;
  readonly identity?: string;
  readonly resource?: string;
  readonly point?: string;
  readonly direct?: boolean;
  readonly context?: Record<string, string>;
  readonly expect: string;
}

describe("evaluate access points", () => {
  const { documents, cases } = table<AccessPointCase>(accessPoints);
  const named = (name: string): NamedPolicy => policy(name, documents[name] ?? []);
  test.each(cases)("$name: $expect", (given) => {
    const { accessPoint, ...setting } = accessPoints.setting;
    const request: AccessRequest = {
      ...setting,
      principal: caller(given.who),
      context: given.context ?? {},
      ...(given.direct ? {} : { accessPoint }),
    };
    const set: PolicySet = {
      identity: given.identity ? [named(given.identity)] : [],
      ...(given.resource ? { resource: named(given.resource) } : {}),
      ...(given.point ? { accessPoint: named(given.point) } : {}),
    };
    const decision = evaluate(request, set);
    expect(decision.missing ?? decision.reason, decision.sentence).toBe(given.expect);
  });
});

interface LayerCase {
  readonly name: string;
  readonly who: string;
  readonly identity?: readonly string[];
  readonly boundary?: readonly string[];
  readonly session?: readonly string[];
  readonly serviceControl?: readonly (readonly string[])[];
  readonly resource?: string;
  /** As of role trust and key policies. */
  readonly required?: boolean;
  readonly context?: Record<string, string>;
  readonly expect: string;
}

describe("evaluate layers", () => {
  const { documents, cases } = table<LayerCase>(layers);
  const named = (name: string): NamedPolicy => policy(name, documents[name] ?? []);
  test.each(cases)("$name: $expect", ({ who, boundary, session, serviceControl, resource, ...given }) => {
    const decision = evaluate(
      { ...read, principal: caller(who), context: given.context ?? {} },
      {
        identity: (given.identity ?? []).map(named),
        ...(boundary && { boundary: boundary.map(named) }),
        ...(session && { session: session.map(named) }),
        ...(serviceControl && { serviceControl: serviceControl.map((level) => level.map(named)) }),
        ...(resource && { resource: named(resource) }),
        ...(given.required && { resourcePolicyRequired: true }),
      },
    );
    expect(decision.missing ?? decision.reason, decision.sentence).toBe(given.expect);
  });
});

test("the tables name a page of AWS for every case, and no document that is not there", () => {
  const all: { source: string }[] = [...conditions.cases, ...elements.cases, ...accessPoints.cases, ...layers.cases];
  expect(all.length).toBeGreaterThanOrEqual(200);
  for (const { source } of all) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  for (const { documents, cases } of [table<LayerCase>(layers), table<AccessPointCase>(accessPoints)]) {
    const named = cases.flatMap((each) =>
      Object.entries(each).flatMap(([key, value]: [string, unknown]) =>
        ["identity", "boundary", "session", "serviceControl", "resource", "point"].includes(key)
          ? [value].flat(3).map(String)
          : [],
      ),
    );
    expect(named.filter((name) => !(name in documents))).toEqual([]);
  }
});
