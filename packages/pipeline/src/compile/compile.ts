import { TributaryError } from "@tributary/errors";
import type { Blueprint, BlueprintCallback, HandlerName } from "../blueprint.ts";
import type { PipelineDefinition } from "../definition/pipeline.ts";
import { substitutionsOf } from "../workflow/placeholders.ts";
import type { StatePlaces } from "../workflow/state-places.ts";
import { workflow } from "../workflow/workflow.ts";
import { blueprintRoute } from "./blueprint-route.ts";
import { checkBuckets } from "./check-buckets.ts";
import { checkRoutes } from "./check-routes.ts";
import { checkTenants } from "./check-tenants.ts";
import { revision } from "./revision.ts";
import { rememberPlaces } from "./source-place.ts";

/** In the order a file meets them. */
const handlerOrder: readonly HandlerName[] = [
  "ingest",
  "identify",
  "extract",
  "complete",
  "collect",
  "register",
  "quarantine",
];

const callbackOf: Readonly<Record<string, BlueprintCallback["via"]>> = { textract: "sns", transcribe: "eventbridge" };

/**
 * Turns a pipeline into its blueprint, plain JSON from which template, picture and plan are made.
 *
 * The same definition always yields the same blueprint, to the byte.
 */
export function compile(definition: PipelineDefinition): Blueprint {
  if (!isPipeline(definition)) {
    throw new TributaryError("TRB-PIP-014", `compile() was given ${shown(definition)}.`);
  }
  checkBuckets(definition);
  checkRoutes(definition);
  checkTenants(definition);
  const { name, raw, lake, catalog, tenants } = definition;
  const places: StatePlaces = new Map();
  const asl = workflow(definition, places).toAsl();
  const substitutions = substitutionsOf(asl);
  const called = Object.values(substitutions).flatMap((one) => (one.kind === "functionArn" ? [one.handler] : []));
  const callbacks = callbacksOf(JSON.stringify(asl));
  const functions = new Set<HandlerName>(["ingest", ...called, ...(callbacks.length > 0 ? ["complete" as const] : [])]);
  const unrevised: Omit<Blueprint, "revision"> = {
    schema: 1,
    name,
    raw: { ...raw },
    lake: { ...lake },
    catalog: { ...catalog },
    routes: definition.routes.map(blueprintRoute),
    tenants: Object.entries(tenants).map(([name, tenant]) => ({ name, ...tenant })),
    workflow: { type: "STANDARD", definition: { ...asl }, substitutions },
    functions: handlerOrder.filter((handler) => functions.has(handler)),
    callbacks,
  };
  const blueprint = { ...unrevised, revision: revision(unrevised) };
  rememberPlaces(blueprint, definition, places);
  return blueprint;
}

/** Services whose jobs the workflow waits for. */
function callbacksOf(definition: string): readonly BlueprintCallback[] {
  return Object.entries(callbackOf)
    .filter(([service]) => definition.includes(`:aws-sdk:${service}:start`))
    .map(([service, via]) => ({ service, via }));
}

function isPipeline(value: unknown): value is PipelineDefinition {
  return typeof value === "object" && value !== null && "type" in value && value.type === "pipeline";
}

function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null)
    return `an object with ${Object.keys(value).join(", ") || "nothing"}`;
  return value === undefined ? "nothing" : JSON.stringify(value);
}
