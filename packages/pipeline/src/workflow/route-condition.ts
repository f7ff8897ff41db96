import { and, type Expr, type Expression, eq, isIn, jsonata, or, type Scope } from "@tributary/asl";
import { keyPattern } from "../definition/key-pattern.ts";
import type { Route } from "../definition/on.ts";
import type { RouteVariables } from "./route-flow.ts";
import { whereText } from "./where-text.ts";

/** Formats that are a photo or a page, which `identify` tells apart by the pixels and a route can say by key or type. */
const pixels = ["image/png", "image/jpeg"] as const;

/** The Choice condition of a route; `mediaTypes` narrows it further. */
export function routeCondition(
  route: Route,
  rawPrefix: string,
  mediaTypes: readonly string[],
): (scope: Scope<unknown, RouteVariables>) => Expr<boolean> {
  return ({ vars: { identified } }) => {
    const { keys } = route.match;
    const where = whereText(route);
    const named = route.match.mediaTypes.length > 0 || keys.length > 0;
    const ofKind = eq(identified.kind, route.kind);
    const byPixels = named && (route.kind === "document" || route.kind === "image");
    const tests: Expression<boolean>[] = [byPixels ? or(ofKind, isIn(identified.mediaType, pixels)) : ofKind];
    if (mediaTypes.length > 0) tests.push(isIn(identified.mediaType, mediaTypes));
    if (keys.length > 0) tests.push(jsonata<boolean>(keyTest(keys, rawPrefix)));
    if (where) tests.push(jsonata<boolean>(where));
    const [first, ...more] = tests;
    return and(first ?? ofKind, ...more);
  };
}

function keyTest(keys: readonly string[], rawPrefix: string): string {
  const patterns = keys.map((key) => keyPattern(key, rawPrefix)).join("|");
  return `$contains($document.raw.key, /${patterns}/)`;
}
