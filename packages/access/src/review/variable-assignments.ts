import type { PolicyDocument } from "../policy-document.ts";
import type { Assignment } from "./condition-assignments.ts";

/** What a caller is, and no circumstance of its request. */
const facts = new Set(["aws:username", "aws:userid", "aws:principalarn", "aws:principalaccount", "aws:principaltype"]);
/** A pattern of a policy must not make matching slow. */
const mostParts = 4;

/**
 * The values that variables of a policy's resources must have to reach one resource: `inbox/${aws:PrincipalTag/tenant}/*`
 * is a way to `inbox/acme/` for whoever bears the tag `tenant = acme`.
 */
export function variableAssignments(document: PolicyDocument, resource: string): readonly Assignment[] {
  return [document.Statement].flat().flatMap(({ Effect, Resource }) =>
    Effect === "Allow"
      ? [Resource ?? []].flat().flatMap((pattern) => {
          const found = pattern.includes("${") ? assignmentOf(pattern, resource) : undefined;
          return found ? [found] : [];
        })
      : [],
  );
}

function assignmentOf(pattern: string, resource: string): Assignment | undefined {
  const parts = pattern.split(/(\$\{[^}]*\}|\*+|\?)/);
  if (parts.length > 2 * mostParts + 1) return undefined;
  const keys: string[] = [];
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (part.startsWith("*")) return ".*";
    if (part === "?") return ".";
    keys.push(part.slice(2, -1).replace(/,.*$/s, "").trim().toLowerCase());
    return "([^/]+)";
  });
  if (keys.some((key) => facts.has(key) || !/^[a-z0-9-]+:./.test(key))) return undefined;
  const values = new RegExp(`^${source.join("")}$`, "s").exec(resource)?.slice(1);
  return values && Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ""]));
}
