import { isTributaryError, TributaryError } from "@tributary/errors";
import type { Blueprint } from "@tributary/pipeline";
import type { BundledFunction } from "../bundle/bundled-function.ts";
import { stableJson } from "../stable-json.ts";
import { buildTemplate } from "./build-template.ts";
import { checkLimits } from "./check-limits.ts";
import type { Template } from "./template.ts";

export interface TemplateText {
  readonly template: Template;
  readonly text: string;
}

/** The template, or an error that AWS would tell only after minutes of deployment; of too many tenants, with how many fit. */
export function templateWithinLimits(blueprint: Blueprint, bundles: readonly BundledFunction[]): TemplateText {
  try {
    const template = buildTemplate(blueprint, bundles);
    const text = stableJson(template);
    checkLimits(template, text);
    return { template, text };
  } catch (error) {
    throw isTributaryError(error) ? tooManyTenants(error, blueprint, bundles) : error;
  }
}

/** Told by an environment or a template that is too large. */
const limits: ReadonlySet<string> = new Set(["TRB-ASM-003", "TRB-ASM-009"]);

function tooManyTenants(
  error: TributaryError,
  blueprint: Blueprint,
  bundles: readonly BundledFunction[],
): TributaryError {
  const { tenants } = blueprint;
  if (!limits.has(error.code) || tenants.length === 0) return error;
  const fit = largest(tenants.length, (count) => fits({ ...blueprint, tenants: tenants.slice(0, count) }, bundles));
  // Too large even without tenants: they are not the cause.
  if (fit === undefined) return error;
  return new TributaryError(
    "TRB-ASM-012",
    `The pipeline has ${tenants.length} tenants, and only the first ${fit} of them fit into one template. ${error.message}`,
    { cause: error },
  );
}

function fits(blueprint: Blueprint, bundles: readonly BundledFunction[]): boolean {
  try {
    const template = buildTemplate(blueprint, bundles);
    checkLimits(template, stableJson(template));
    return true;
  } catch (error) {
    if (isTributaryError(error)) return false;
    throw error;
  }
}

/** The largest count below the given one that is good; each smaller one is, too. */
function largest(above: number, isGood: (count: number) => boolean): number | undefined {
  let [low, high] = [0, above];
  if (!isGood(low)) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isGood(middle)) low = middle;
    else high = middle;
  }
  return low;
}
