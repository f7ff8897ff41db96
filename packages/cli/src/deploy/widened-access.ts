import type { Resource, Value } from "@tributary/assembly";
import { knownName } from "./known-name.ts";
import { clauseText, isLooser } from "./policy-condition.ts";
import { type Grant, isObject, policyGrants, text } from "./policy-grants.ts";

/** More that somebody may do than before, in a sentence. */
export interface Widening {
  readonly resource: string;
  readonly sentence: string;
}

type Resources = Readonly<Record<string, Pick<Resource, "Type" | "Properties">>>;

/** Every widening of roles, of bucket, access point, queue and topic policies, and of what keeps the public out. */
export function widenedAccess(
  before: { readonly Resources: Resources } | undefined,
  after: { readonly Resources: Resources },
): Widening[] {
  const old: Resources = before?.Resources ?? {};
  return Object.entries(after.Resources).flatMap(([id, resource]) => {
    const former = old[id]?.Type === resource.Type ? old[id] : undefined;
    return sentences(resource, former).map((sentence) => ({ resource: id, sentence: `${knownName(id)}: ${sentence}` }));
  });
}

function sentences(now: Resources[string], former: Resources[string] | undefined): string[] {
  const told = documentsOf(now).flatMap(({ name, document }) => {
    const previous = former && documentsOf(former).find((other) => other.name === name)?.document;
    return grantSentences(policyGrants(previous), policyGrants(document));
  });
  // A policy that is gone took its Deny statements with it.
  const lost = former
    ? documentsOf(former)
        .filter(({ name }) => !documentsOf(now).some((other) => other.name === name))
        .flatMap(({ document }) => grantSentences(policyGrants(document), []))
    : [];
  return [...told, ...lost, ...managedPolicies(now, former), ...openings(now, former)];
}

interface NamedDocument {
  readonly name: string;
  readonly document: Value;
}

function documentsOf({ Type, Properties }: Resources[string]): NamedDocument[] {
  switch (Type) {
    case "AWS::IAM::Role":
      return [
        ...named("who may assume it", Properties.AssumeRolePolicyDocument),
        ...(Array.isArray(Properties.Policies) ? Properties.Policies : []).flatMap((policy: Value) =>
          isObject(policy) ? named(text(policy.PolicyName ?? ""), policy.PolicyDocument) : [],
        ),
      ];
    case "AWS::S3::AccessPoint":
      return named("policy", Properties.Policy);
    case "AWS::IAM::Policy":
    case "AWS::IAM::ManagedPolicy":
    case "AWS::S3::BucketPolicy":
    case "AWS::SQS::QueuePolicy":
    case "AWS::SNS::TopicPolicy":
      return named("policy", Properties.PolicyDocument);
    default:
      return [];
  }
}

const named = (name: string, document: Value | undefined): NamedDocument[] =>
  document === undefined ? [] : [{ name, document }];

function grantSentences(before: readonly Grant[], after: readonly Grant[]): string[] {
  const allows = after.filter((grant) => grant.effect === "Allow" && !before.some((old) => covers(old, grant)));
  const denies = before.filter((grant) => grant.effect === "Deny" && !after.some((now) => covers(now, grant)));
  return [...grouped(allows, "may now"), ...grouped(denies, "is no longer denied")];
}

/** What was allowed before in the same or wider words. */
function covers(wide: Grant, narrow: Grant): boolean {
  return (
    wide.effect === narrow.effect &&
    (wide.principal === narrow.principal || wide.principal === "*") &&
    matches(wide.action.toLowerCase(), narrow.action.toLowerCase()) &&
    matches(wide.resource, narrow.resource) &&
    isLooser(wide.condition, narrow.condition)
  );
}

function matches(pattern: string, value: string): boolean {
  if (pattern === value) return true;
  // Of what is written with Not..., the longer list is the narrower one: only the same counts as covered.
  if (!/[*?]/.test(pattern) || pattern.startsWith("everything but ")) return false;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}

function grouped(grants: readonly Grant[], verb: string): string[] {
  const groups = new Map<string, [Grant, ...Grant[]]>();
  for (const grant of grants) {
    const key = JSON.stringify([grant.principal, grant.resource, grant.condition]);
    const group = groups.get(key);
    if (group) group.push(grant);
    else groups.set(key, [grant]);
  }
  return [...groups.values()].map(([first, ...others]) => {
    const actions = [first, ...others].map(({ action }) => action).join(", ");
    const who = first.principal === "" ? "it" : first.principal === "*" ? "anyone" : first.principal;
    const when = first.condition.length === 0 ? "" : ` when ${first.condition.map(clauseText).join(" and ")}`;
    const where = first.resource === "" ? "" : ` on ${first.resource}`;
    return `${who} ${verb} ${actions}${where}${when}`;
  });
}

function managedPolicies(now: Resources[string], former: Resources[string] | undefined): string[] {
  const before = listTexts(former?.Properties.ManagedPolicyArns);
  return listTexts(now.Properties.ManagedPolicyArns)
    .filter((arn) => !before.includes(arn))
    .map((arn) => `it gets the managed policy ${arn}`);
}

/** Doors that were shut before: the public access block, the VPC of an access point. */
function openings(now: Resources[string], former: Resources[string] | undefined): string[] {
  const blocks = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];
  const told: string[] = [];
  if (now.Type === "AWS::S3::Bucket" || now.Type === "AWS::S3::AccessPoint") {
    const before = former?.Properties.PublicAccessBlockConfiguration;
    const after = now.Properties.PublicAccessBlockConfiguration;
    for (const block of blocks)
      if (isOn(after, block) === false && (former === undefined || isOn(before, block) !== false))
        told.push(`${block} is off`);
  }
  if (now.Type === "AWS::S3::AccessPoint" && former?.Properties.VpcConfiguration !== undefined)
    if (now.Properties.VpcConfiguration === undefined) told.push("it can be reached from outside its VPC");
  if (now.Type === "AWS::Lambda::Permission" && former === undefined)
    told.push(`${text(now.Properties.Principal ?? "")} may now ${text(now.Properties.Action ?? "")}`);
  if (now.Type === "AWS::LakeFormation::PrincipalPermissions" && former === undefined)
    told.push(tableGrant(now.Properties));
  return told;
}

/** `arn:...:role/acme-analyst gets SELECT on texts, rows acme` */
function tableGrant({ Principal, Permissions, Resource: resource }: Resources[string]["Properties"]): string {
  const who = isObject(Principal) ? text(Principal.DataLakePrincipalIdentifier ?? "") : "";
  const [[, on] = []] = isObject(resource) ? Object.entries(resource) : [];
  const { TableName, Name, ResourceArn } = isObject(on) ? on : {};
  const rows = TableName !== undefined && Name !== undefined ? `, rows ${text(Name)}` : "";
  const where = text(TableName ?? Name ?? ResourceArn ?? "every table");
  return `${who} gets ${listTexts(Permissions).join(", ")} on ${where}${rows}`;
}

/** S3 counts a missing switch of a given block as off, and a missing block as on. */
function isOn(block: Value | undefined, name: string): boolean {
  if (!isObject(block)) return true;
  return block[name] === true || block[name] === "true";
}

const listTexts = (value: Value | undefined): string[] =>
  Array.isArray(value) ? (value as readonly Value[]).map(text) : [];
