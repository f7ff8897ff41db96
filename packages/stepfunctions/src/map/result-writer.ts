import type { QueryLanguage } from "../interpreter/compiled.ts";
import type { ExecutionRun } from "../interpreter/execution-run.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { executionSummary } from "../operations/describe-execution.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import { ServiceCallError } from "../tasks/call-service.ts";
import type { MapChild, MapRun } from "./map-runs.ts";
import { callS3 } from "./s3-calls.ts";

/** Makes the Map state's result of a map run's children, and writes it where it says. */
export type ResultWriter = (visit: Visit, effective: Json, mapRun: MapRun) => Promise<Json>;

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export function compileResultWriter(definition: Json | undefined, language: QueryLanguage): ResultWriter | undefined {
  if (!isJsonObject(definition)) return undefined;
  const config = isJsonObject(definition.WriterConfig) ? definition.WriterConfig : undefined;
  const given = definition.Arguments ?? definition.Parameters;
  const exported = definition.Resource !== undefined && given !== undefined;
  const template = exported
    ? language === "JSONata"
      ? compileJsonataTemplate(given, "ResultWriter/Arguments")
      : compilePathTemplate(given)
    : undefined;
  return async (visit, effective, mapRun) => {
    const transformation = String(config?.Transformation ?? (exported ? "NONE" : "COMPACT"));
    if (!template) return shape(finished(mapRun, "SUCCEEDED"), transformation);
    const target = await (language === "JSONata"
      ? (template as ReturnType<typeof compileJsonataTemplate>)(visit.queryScope())
      : (template as ReturnType<typeof compilePathTemplate>)(visit.pathScope(effective)));
    const { Bucket, Prefix } = isJsonObject(target) ? target : {};
    try {
      return await write(visit, mapRun, {
        bucket: String(Bucket),
        prefix: typeof Prefix === "string" ? Prefix : "",
        transformation,
        lines: config?.OutputType === "JSONL",
      });
    } catch (error) {
      if (error instanceof ServiceCallError) throw new StateFailure("States.ResultWriterFailed", error.reason);
      throw error;
    }
  };
}

interface Target {
  readonly bucket: string;
  readonly prefix: string;
  readonly transformation: string;
  readonly lines: boolean;
}

async function write(visit: Visit, mapRun: MapRun, { bucket, prefix, transformation, lines }: Target): Promise<Json> {
  const folder = `${prefix && !prefix.endsWith("/") ? `${prefix}/` : prefix}${mapRun.arn.split(":").at(-1)}`;
  const files: Record<string, Json[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  const failed = mapRun.children.flatMap(({ execution }) =>
    execution && execution.status !== "SUCCEEDED" ? [execution] : [],
  );
  const results: readonly (readonly [string, Json[]])[] = [
    ["SUCCEEDED", shape(finished(mapRun, "SUCCEEDED"), transformation)],
    ["FAILED", failed.map(described)],
    ["PENDING", mapRun.children.flatMap((child) => (child.execution ? [] : [notStarted(child, mapRun)]))],
  ];
  for (const [status, items] of results) {
    if (items.length === 0) continue;
    const body = lines ? items.map((item) => `${JSON.stringify(item)}\n`).join("") : JSON.stringify(items);
    const key = `${folder}/${status}_0.${lines ? "jsonl" : "json"}`;
    await callS3(visit, "putObject", { Bucket: bucket, Key: key, Body: body });
    files[status]?.push({ Key: key, Size: Buffer.byteLength(body) });
  }
  const manifest = { DestinationBucket: bucket, MapRunArn: mapRun.arn, ResultFiles: files };
  const key = `${folder}/manifest.json`;
  await callS3(visit, "putObject", { Bucket: bucket, Key: key, Body: JSON.stringify(manifest) });
  return { MapRunArn: mapRun.arn, ResultWriterDetails: { Bucket: bucket, Key: key } };
}

/** A child that the end of the map run came before. */
function notStarted({ input }: MapChild, { parent, label }: MapRun): JsonObject {
  return {
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    StateMachineArn: `${parent.stateMachineArn}/${label}`,
    Status: "PENDING",
  };
}

function finished(mapRun: MapRun, status: string): ExecutionRun[] {
  return mapRun.children.flatMap(({ execution }) => (execution?.status === status ? [execution] : []));
}

/** NONE keeps the children's metadata, COMPACT their outputs, FLATTEN the members of outputs that are lists. */
function shape(runs: readonly ExecutionRun[], transformation: string): Json[] {
  if (transformation === "NONE") return runs.map(described);
  const outputs = runs.map(({ output }) => output?.value ?? null);
  return transformation === "FLATTEN" ? outputs.flat() : outputs;
}

/** A child as the result files show it. */
function described(run: ExecutionRun): JsonObject {
  const summary = executionSummary(run);
  const date = (at: number | undefined): Json => (at === undefined ? null : new Date(at).toISOString());
  return {
    ExecutionArn: summary.executionArn as Json,
    Input: run.input.text,
    InputDetails: { Included: true },
    Name: run.name,
    ...(run.output ? { Output: run.output.text, OutputDetails: { Included: true } } : {}),
    ...(run.error === undefined ? {} : { Error: run.error }),
    ...(run.reason === undefined ? {} : { Cause: run.reason }),
    RedriveCount: run.redriveCount,
    RedriveStatus: run.status === "SUCCEEDED" ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN",
    ...(run.status === "SUCCEEDED" ? { RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven" } : {}),
    StartDate: date(run.startDate),
    StateMachineArn: run.stateMachineArn,
    Status: run.status,
    StopDate: date(run.stopDate),
  };
}
