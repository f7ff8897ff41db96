import { TributaryError } from "@tributary/errors";
import type { HandlerManifest } from "@tributary/handlers";
import type { Blueprint } from "@tributary/pipeline";
import { ref } from "./intrinsics.ts";
import type { Value } from "./template.ts";

type EnvironmentName = HandlerManifest["environment"][number];

/** The settings a handler can read; ARCHITECTURE.md lists them. */
const settings: Readonly<Record<EnvironmentName, (blueprint: Blueprint) => Value>> = {
  RAW_BUCKET: () => ref("RawBucket"),
  RAW_PREFIX: ({ raw }) => raw.prefix,
  LAKE_BUCKET: () => ref("LakeBucket"),
  PIPELINE: ({ name }) => name,
  REVISION: ({ revision }) => revision,
  STATE_MACHINE_ARN: () => ref("StateMachine"),
  TENANTS: ({ tenants }) =>
    JSON.stringify(
      tenants.map(({ name, prefix, tags }) => ({
        name,
        ...(prefix !== undefined && { prefix }),
        ...(tags && { tags }),
      })),
    ),
  PARTITIONS: ({ catalog }) => catalog.partitions,
  DATABASE: () => ref("CatalogDatabase"),
};

/** Lambda refuses more than 4 KB of variables. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxBytes = 4096;

/** Variables of one function: those its handler reads, and no others. */
export function environment(
  blueprint: Blueprint,
  { name, environment: reads }: HandlerManifest,
): Readonly<Record<string, Value>> {
  const variables = Object.fromEntries(reads.map((variable) => [variable, settings[variable](blueprint)]));
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  if (bytes <= maxBytes) return variables;
  throw new TributaryError("TRB-ASM-003", `The environment of ${name} is ${bytes} bytes; Lambda takes ${maxBytes}`);
}
