import { creationOrder } from "../../template/creation-order.ts";
import { isRecord } from "../../template/is-record.ts";
import { references } from "../../template/references.ts";
import type { TemplateDocument } from "../../template/template-document.ts";
import type { CloudContext } from "../cloud-context.ts";
import { asValidation, cloudFormationError } from "./cloudformation-error.ts";

/** What CloudFormation refuses before it makes anything. */
export function checkTemplate(cloud: CloudContext, template: TemplateDocument): void {
  const known = new Set(cloud.resourceProviders().map(({ type }) => type));
  const types = new Set(Object.values(template.Resources).map(({ Type }) => Type));
  const strange = [...types].filter((type) => !known.has(type));
  if (strange.length > 0)
    throw cloudFormationError.validation(`Template format error: Unrecognized resource types: [${strange.join(", ")}]`);
  unresolved(template, template.Resources, "Resources");
  unresolved(template, template.Outputs ?? {}, "Outputs");
  asValidation(() => creationOrder(template.Resources));
}

function unresolved(template: TemplateDocument, part: Readonly<Record<string, unknown>>, block: string): void {
  const missing = new Set<string>();
  for (const item of Object.values(part)) {
    for (const name of references(item)) if (!isDeclared(template, name)) missing.add(name);
    const depends = isRecord(item) && item.DependsOn !== undefined ? [item.DependsOn].flat() : [];
    for (const name of depends) if (!Object.hasOwn(template.Resources, String(name))) missing.add(String(name));
  }
  if (missing.size > 0)
    throw cloudFormationError.validation(
      `Template format error: Unresolved resource dependencies [${[...missing].sort().join(", ")}] in the ${block} block of the template`,
    );
}

const isDeclared = ({ Resources, Parameters = {} }: TemplateDocument, name: string): boolean =>
  name.startsWith("AWS::") || Object.hasOwn(Resources, name) || Object.hasOwn(Parameters, name);

const named: Readonly<Record<string, string>> = {
  "AWS::IAM::Role": "RoleName",
  "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
  "AWS::IAM::Policy": "",
  "AWS::IAM::RolePolicy": "",
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html */
export function neededCapability(template: TemplateDocument): string | undefined {
  const iam = Object.values(template.Resources).filter(({ Type }) => Object.hasOwn(named, Type));
  if (iam.length === 0) return undefined;
  const hasName = iam.some(({ Type, Properties = {} }) => Properties[named[Type] ?? ""] !== undefined);
  return hasName ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM";
}

export function checkCapabilities(template: TemplateDocument, given: readonly string[]): void {
  const needed = neededCapability(template);
  if (needed === undefined || given.includes("CAPABILITY_NAMED_IAM") || given.includes(needed)) return;
  throw cloudFormationError.capabilities(needed);
}
