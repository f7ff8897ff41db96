import { createHash } from "node:crypto";

/** The name of a resource whose template gives none: stack, logical id and a hash of both, the same at each load. */
export function physicalName(
  request: { stackName: string; logicalId: string },
  options: { max?: number; lower?: boolean } = {},
): string {
  const { max = 64, lower = false } = options;
  const hash = createHash("sha256").update(`${request.stackName}/${request.logicalId}`).digest("hex").slice(0, 12);
  const name = `${request.stackName}-${request.logicalId}`.slice(0, max - hash.length - 1);
  return lower ? `${name}-${hash}`.toLowerCase() : `${name}-${hash}`;
}
