import type { RequestPrincipal } from "../access-request.ts";
import type { NamedPolicy, PolicyDocument, PrincipalElement } from "../policy-document.ts";
import { readerArns } from "../tenants/tenant-scope.ts";
import type { ReviewSetting } from "./review-setting.ts";
import type { AccessSnapshot } from "./snapshot.ts";

/** Someone a review asks about. */
export interface ReviewPrincipal {
  /** ARN, account, service name, or `anonymous`. */
  readonly id: string;
  /** As a person calls it. */
  readonly label: string;
  readonly kind: "reader" | "pipeline" | "role" | "user" | "other account" | "service" | "everyone";
  readonly request: RequestPrincipal;
  readonly identity: readonly NamedPolicy[];
  readonly boundary?: readonly NamedPolicy[];
  /** Its identity policies cannot be read from here; they are taken to allow everything. */
  readonly assumed?: string;
  /** A declared reader whose role does not exist. */
  readonly missing?: boolean;
}

const everything: PolicyDocument = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
};
const assume = (account: string): Pick<ReviewPrincipal, "identity" | "assumed"> => ({
  identity: [{ name: `policies of account ${account}, taken to allow everything`, document: everything }],
  assumed: account,
});
/** No account has it; it stands for any account that nobody names. */
const stranger = "999999999999";

/** Everyone worth asking about: readers, identities of the account, whoever a policy names, and the world. */
export function reviewPrincipals(setting: ReviewSetting, snapshot: AccessSnapshot): readonly ReviewPrincipal[] {
  const readers = new Set(setting.tenants.flatMap((tenant) => readerArns(tenant, snapshot)));
  const found = new Map<string, ReviewPrincipal>();
  const add = (principal: ReviewPrincipal): void =>
    void (found.has(principal.id) || found.set(principal.id, principal));
  for (const { type, arn, name, policies, boundary, trust } of snapshot.identities) {
    const linked = arn.includes(":role/aws-service-role/") ? "service" : type;
    const own = name.startsWith(`${setting.pipeline}-`) && isForServices(trust) ? "pipeline" : linked;
    const request = type === "user" ? { type, arn, account: snapshot.account } : sessionOf(arn);
    const kind = readers.has(arn) ? "reader" : own;
    add({ id: arn, label: name, kind, request, identity: policies, ...(boundary && { boundary }) });
  }
  for (const arn of readers) add(fromArn(arn, snapshot.account, true));
  const policies = [snapshot.raw.policy, snapshot.lake.policy, ...snapshot.accessPoints.map(({ policy }) => policy)];
  for (const value of new Set([...policies.flatMap(named), ...givenRows(setting, snapshot)])) {
    if (value !== "*" && !isOwnAccount(value, snapshot.account)) add(fromName(value, snapshot.account));
  }
  const away: RequestPrincipal = sessionOf(`arn:${snapshot.partition}:iam::${stranger}:role/anyone`);
  add({ id: "any account", label: "any AWS account", kind: "everyone", request: away, ...assume("of anyone") });
  add({
    id: "anonymous",
    label: "anonymous",
    kind: "everyone",
    request: { type: "anonymous", arn: "anonymous", account: "" },
    identity: [],
  });
  const order = ["reader", "other account", "role", "user", "service", "everyone", "pipeline"];
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.label < b.label ? -1 : 1),
  );
}

/** Whom Lake Formation gives rows to; groups of everybody are met by those who are in them. */
const givenRows = ({ database }: ReviewSetting, { tableGrants = [] }: AccessSnapshot): readonly string[] =>
  tableGrants
    .filter((grant) => grant.database === database)
    .map(({ principal }) => principal)
    .filter((principal) => !/^(?:IAM_ALLOWED_PRINCIPALS|EVERYONE)$|:IAMPrincipals$/.test(principal));

/** The session a role's ARN stands for when somebody uses it. */
export function sessionOf(roleArn: string): RequestPrincipal {
  const [, partition = "aws", , , account = "", resource = ""] = roleArn.split(":");
  const name = resource.split("/").at(-1) ?? "";
  return {
    type: "assumed-role",
    arn: `arn:${partition}:sts::${account}:assumed-role/${name}/review`,
    account,
    roleArn,
  };
}

/** A principal of which only the name is known. */
export function fromName(value: string, own: string): ReviewPrincipal {
  if (/^\d{12}$/.test(value) || value.endsWith(":root")) {
    const account = /\d{12}/.exec(value)?.[0] ?? "";
    const request = sessionOf(`arn:aws:iam::${account}:role/any-role`);
    return { id: account, label: `any role of ${account}`, kind: "other account", request, ...assume(account) };
  }
  if (value.startsWith("arn:")) return fromArn(value, own, false);
  if (value.endsWith(".amazonaws.com"))
    return {
      id: value,
      label: value,
      kind: "service",
      request: { type: "service", arn: value, account: "" },
      identity: [],
    };
  return {
    id: value,
    label: value,
    kind: "other account",
    request: { type: "federated", arn: value, account: "" },
    identity: [],
  };
}

function fromArn(arn: string, own: string, reader: boolean): ReviewPrincipal {
  const account = arn.split(":")[4] ?? "";
  const session = /^arn:[\w-]+:sts::\d{12}:assumed-role\/([^/]+)\//.exec(arn);
  const request: RequestPrincipal = session
    ? {
        type: "assumed-role",
        arn,
        account,
        roleArn: arn.replace(":sts:", ":iam:").replace(/:assumed-role\/([^/]+)\/.*$/, ":role/$1"),
      }
    : arn.includes(":user/")
      ? { type: "user", arn, account }
      : sessionOf(arn);
  const name =
    arn
      .split("/")
      .slice(1)
      .at(session ? 0 : -1) ?? arn;
  const kind = reader ? "reader" : account === own ? (request.type === "user" ? "user" : "role") : "other account";
  const label = account === own ? name : `${name} (${account})`;
  return { id: arn, label, kind, request, ...(account === own ? { identity: [], missing: true } : assume(account)) };
}

/** The stack's roles are assumed by Lambda, Step Functions and their like, and by nobody else. */
function isForServices(trust: PolicyDocument | undefined): boolean {
  const allows = trust === undefined ? [] : [trust.Statement].flat().filter(({ Effect }) => Effect === "Allow");
  return (
    allows.length > 0 &&
    allows.every(
      ({ Principal }) => typeof Principal === "object" && Object.keys(Principal).every((type) => type === "Service"),
    )
  );
}

const isOwnAccount = (value: string, own: string): boolean => value === own || value.endsWith(`::${own}:root`);

function named(policy: PolicyDocument | undefined): readonly string[] {
  if (!policy) return [];
  return [policy.Statement].flat().flatMap(({ Effect, Principal, NotPrincipal }) => {
    // Whom a Deny names is held back by it, and let in by something else.
    const element: PrincipalElement | undefined = Effect === "Allow" ? Principal : NotPrincipal;
    if (element === undefined || typeof element === "string") return [];
    return [element.AWS ?? [], element.Service ?? [], element.Federated ?? []].flat(2);
  });
}
