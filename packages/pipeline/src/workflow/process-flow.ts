import { type Flow, format, lambda, type Route as Ways } from "@tributary/asl";
import type { PipelineDefinition } from "../definition/pipeline.ts";
import { at } from "../definition/place.ts";
import { executionFacts } from "./execution-facts.ts";
import { functionArn } from "./placeholders.ts";
import { lambdaRetry } from "./retries.ts";
import { routeCondition } from "./route-condition.ts";
import type { Output, Pointer, RouteFlow, RouteVariables } from "./route-flow.ts";
import { routeWays } from "./route-ways.ts";
import { extractorFlow } from "./side-by-side.ts";
import { StateNames } from "./state-names.ts";
import type { StatePlaces } from "./state-places.ts";
import { tableOf } from "./table-of.ts";

interface Collected {
  readonly status: "SUCCEEDED" | "INCOMPLETE";
  readonly reason?: string;
  readonly record: Pointer;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Registered {
  readonly status: "SUCCEEDED" | "INCOMPLETE";
  readonly record: Pointer;
  readonly metadata: Pointer;
}

/** Variables once `Route` has said where the record goes. */
interface RoutedVariables extends RouteVariables {
  readonly table: string;
}

/** From an identified file to its record: routed, extracted, collected, registered. */
export function processFlow<In>(
  start: RouteFlow<In>,
  definition: PipelineDefinition,
  places: StatePlaces,
): Flow<Registered, RoutedVariables, unknown, never> {
  return routed(start, definition, places)
    .task(
      "Collect",
      ({ input, vars: { document, identified, table } }) =>
        lambda.invoke<Collected>(functionArn("collect"), { document, identified, table, outputs: input }),
      { output: ({ result }) => result.Payload, retry: [lambdaRetry] },
    )
    .task(
      "Register",
      ({ input, vars: { document, identified }, context }) =>
        lambda.invoke<Registered>(functionArn("register"), {
          document,
          identified,
          collected: input,
          execution: executionFacts(context),
        }),
      { output: ({ result }) => result.Payload, retry: [lambdaRetry] },
    )
    .forgetNames();
}

function routed<In>(
  flow: RouteFlow<In>,
  definition: PipelineDefinition,
  places: StatePlaces,
): Flow<readonly Output[], RoutedVariables, unknown, never> {
  // The states around the routes are named first, so that no extractor's state takes their names.
  const around = ["Process", "Identify", "Route", "Collect", "Register", "Unrouted", "Quarantine", "Failed"];
  const names = new StateNames(new Set(around), places);
  const { raw, routes } = definition;
  for (const [index, { route }] of routeWays(routes).entries()) {
    const { at: place } = at(route);
    if (place) places.set(`Route/Choices/${index}`, place);
  }
  const chosen = flow.choice("Route", (ways) =>
    routeWays(routes)
      .reduce<Ways<In, RouteVariables, readonly Output[], unknown, never>>(
        (before, way) =>
          before.when(
            routeCondition(way, raw.prefix),
            { comment: way.comment, assign: () => ({ table: tableOf(way.route.kind) }) },
            (flow) =>
              extractorFlow(flow, way.route.extractors, {
                names: names.ownedBy(way.route),
                kind: way.route.kind,
                onePage: way.onePage,
              }),
          ),
        ways,
      )
      .otherwise((way) =>
        way.fail("Unrouted", ({ vars }) => ({
          error: "NoRoute",
          cause: format`No route takes ${vars.identified.kind} files of type ${vars.identified.mediaType}.`,
        })),
      ),
  );
  // Each rule assigns the table, which the builder's types do not follow.
  return chosen.forgetNames() as Flow<readonly Output[], RoutedVariables, unknown, never>;
}
