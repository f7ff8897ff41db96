import type { PolicyDocument, PolicyStatement } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import { isRecord } from "../../template/is-record.ts";

/** A policy document of a template. What the statements mean is the evaluator's to judge. */
export function policyDocument(value: unknown, at: string): PolicyDocument {
  if (!isRecord(value) || (!Array.isArray(value.Statement) && !isRecord(value.Statement))) {
    throw new TributaryError("TRB-LOC-004", `${at} is no policy document: it has no Statement`);
  }
  return value as { Statement: PolicyStatement[] };
}

/** `[{ PolicyName, PolicyDocument }]` as a table. */
export function inlinePolicies(value: unknown, at: string): Record<string, PolicyDocument> {
  const policies: Record<string, PolicyDocument> = {};
  for (const item of Array.isArray(value) ? value : []) {
    const { PolicyName: name, PolicyDocument: document } = isRecord(item) ? item : {};
    if (typeof name !== "string") throw new TributaryError("TRB-LOC-004", `${at} has a policy with no PolicyName`);
    policies[name] = policyDocument(document, `${at}.${name}`);
  }
  return policies;
}

export function stringList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
