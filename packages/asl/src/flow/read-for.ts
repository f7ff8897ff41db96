import type { DistributedOptions, MapResults } from "../states/map.ts";
import type { Distribution } from "./items.ts";
import type { Scope } from "./scope.ts";

/** A value, or what a function of the scope makes. */
export function readFor<Given, In, Vars>(
  given: Given | ((scope: Scope<In, Vars>) => Given),
  around: Scope<In, Vars>,
): Given {
  return isOfScope(given) ? given(around) : given;
}

function isOfScope<Given, In, Vars>(
  given: Given | ((scope: Scope<In, Vars>) => Given),
): given is (scope: Scope<In, Vars>) => Given {
  return typeof given === "function";
}

/** The author's functions called. */
export function readDistribution<In, Vars>(given: Distribution<In, Vars>, around: Scope<In, Vars>): DistributedOptions {
  const { results, toleratedFailurePercentage: percentage, toleratedFailureCount: count, ...plain } = given;
  return {
    ...plain,
    ...(results !== undefined && { results: readFor<MapResults, In, Vars>(results, around) }),
    ...(percentage !== undefined && { toleratedFailurePercentage: readFor(percentage, around) }),
    ...(count !== undefined && { toleratedFailureCount: readFor(count, around) }),
  };
}
