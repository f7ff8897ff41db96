import { and, type Expr, type Expression, eq, isIn, jsonata, type Scope } from "@tributary/asl";
import { keyPattern } from "../definition/key-pattern.ts";
import type { RouteVariables } from "./route-flow.ts";
import type { RouteWay } from "./route-ways.ts";
import { whereText } from "./where-text.ts";

/** The Choice condition of a way. */
export function routeCondition(
  { route, kind, mediaTypes }: RouteWay,
  rawPrefix: string,
): (scope: Scope<unknown, RouteVariables>) => Expr<boolean> {
  return ({ vars }) => {
    const { keys, where } = route.match;
    const { mediaType } = vars.identified;
    const [onlyType, ...moreTypes] = mediaTypes;
    const tests: Expression<boolean>[] = [];
    if (kind) tests.push(eq(vars.identified.kind, kind));
    if (onlyType) tests.push(moreTypes.length === 0 ? eq(mediaType, onlyType) : isIn(mediaType, mediaTypes));
    if (keys.length > 0) tests.push(jsonata<boolean>(keyTest(keys, rawPrefix)));
    if (where && whereText(route)) tests.push(where(vars));
    const [first = eq(vars.identified.kind, route.kind), ...more] = tests;
    return and(first, ...more);
  };
}

function keyTest(keys: readonly string[], rawPrefix: string): string {
  const patterns = keys.map((key) => keyPattern(key, rawPrefix)).join("|");
  return `$contains($document.raw.key, /${patterns}/)`;
}
