import { withRetries } from "../interpreter/attempts.ts";
import type { CompiledMachine, Transition } from "../interpreter/compiled.ts";
import { compileDataFlow } from "../interpreter/data-flow.ts";
import { failureOf } from "../interpreter/failure-of.ts";
import type { StateSource } from "../interpreter/state-compiler.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { writeFailed } from "../interpreter/write-failed.ts";
import { isJsonObject, type Json } from "../json.ts";
import type { TestProbe } from "../test-state/test-probe.ts";
import { compileBatcher } from "./item-batcher.ts";
import { compileItemReader } from "./item-reader.ts";
import { compileMapItems } from "./map-items.ts";
import { compileMapLimits } from "./map-limits.ts";
import { type MapChild, MapRun } from "./map-runs.ts";
import { compileResultWriter } from "./result-writer.ts";
import { runChildren } from "./run-children.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export function compileDistributedMap({
  definition,
  queryLanguage,
  next,
  inner,
}: StateSource): (visit: Visit) => Promise<Transition> {
  const flow = compileDataFlow({ ...definition, Parameters: undefined as never }, queryLanguage);
  const items = compileMapItems(definition, queryLanguage, true);
  const limits = compileMapLimits(definition, queryLanguage);
  const reader = compileItemReader(definition.ItemReader, queryLanguage);
  const batcher = compileBatcher(definition.ItemBatcher, queryLanguage);
  const writer = compileResultWriter(definition.ResultWriter, queryLanguage);
  const machine = inner[0] as CompiledMachine;
  const processor = definition.ItemProcessor;
  const config = isJsonObject(processor) && isJsonObject(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
  const express = config.ExecutionType === "EXPRESS";

  const probed = async (visit: Visit, probe: TestProbe): Promise<Transition> => {
    const effective = flow.effectiveInput(visit);
    const given = await limits(visit, effective);
    const list =
      reader && isJsonObject(definition.ItemReader)
        ? probe.itemReaderData(definition.ItemReader)
        : await items.list(visit, effective);
    probe.sawMap(given, list, queryLanguage === "JSONPath");
    if (items.selects || batcher) {
      const inputs: Json[] = [];
      for (let i = 0; i < list.values.length; i++) inputs.push(await items.input(visit, effective, list, i));
      if (items.selects) probe.sawIterations(inputs, "afterItemSelector");
      const batches = await batcher?.(visit, effective, inputs);
      if (batches)
        probe.sawIterations(
          batches.map(({ input }) => input),
          "afterItemBatcher",
        );
    }
    return flow.exit(visit, effective, probe.mockedIterations(given), next);
  };

  const attempt = async (visit: Visit): Promise<Transition> => {
    if (visit.probe) return probed(visit, visit.probe);
    const { run, strand } = visit;
    const { position } = strand;
    const { engine } = run;
    const effective = flow.effectiveInput(visit);
    const direct = reader ? undefined : await items.list(visit, effective);
    if (!position.opened) {
      position.cursor = run.append("MapStateStarted", position.cursor, "mapStateStartedEventDetails", {
        length: direct?.values.length ?? 0,
      });
      position.opened = true;
    }
    const given = await limits(visit, effective);
    const readable = reader ? await reader.prepare(visit, effective) : undefined;
    const label = typeof definition.Label === "string" ? definition.Label : engine.random.uuid();
    const arn =
      position.mapRunArn ??
      `arn:aws:states:${engine.region}:${engine.account}:mapRun:${run.stateMachineName}/${label}:${engine.random.uuid()}`;
    const known = engine.mapRuns.get(arn);
    const mapRun =
      known ??
      new MapRun({
        arn,
        label: known ? label : (arn.split("/")[1]?.split(":")[0] ?? label),
        parent: run,
        startDate: engine.clock.now(),
        limits: given,
      });
    if (position.mapRunArn === undefined) {
      position.cursor = run.append("MapRunStarted", position.cursor, "mapRunStartedEventDetails", { mapRunArn: arn });
      position.mapRunArn = arn;
    }
    if (known) engine.mapRuns.adopt(known);
    else engine.mapRuns.add(mapRun);
    if (known && known.status !== "RUNNING") {
      known.status = "RUNNING";
      known.redriveCount++;
      known.redriveDate = engine.clock.now();
      position.cursor = run.append("MapRunRedriven", position.cursor, "mapRunRedrivenEventDetails", {
        mapRunArn: arn,
        redriveCount: known.redriveCount,
      });
      prepareRedrive(known);
      engine.mapRuns.changed(known);
    }
    const started = position.cursor;
    try {
      if (!mapRun.prepared) {
        const list = direct ?? (await readable?.read()) ?? { values: [] };
        const inputs: Json[] = [];
        for (let i = 0; i < list.values.length; i++) inputs.push(await items.input(visit, effective, list, i));
        mapRun.children = batcher
          ? await batcher(visit, effective, inputs)
          : inputs.map((input): MapChild => ({ items: 1, input }));
        mapRun.prepared = true;
        engine.mapRuns.changed(mapRun);
      }
      try {
        await runChildren(visit, mapRun, { machine, express });
      } catch (error) {
        // A run that fails leaves its results too: what succeeded, what failed, and what was never started.
        if (!strand.cancelled) await writer?.(visit, effective, mapRun);
        throw error;
      }
      const outputs = mapRun.children.flatMap(({ execution }) => (execution?.output ? [execution.output.value] : []));
      const result = writer ? await writer(visit, effective, mapRun) : outputs;
      mapRun.end("SUCCEEDED", engine.clock.now());
      engine.mapRuns.changed(mapRun);
      // MapStateExited follows on the start of the map run, not on its end: so in all recordings since November 2024.
      run.append("MapStateSucceeded", run.append("MapRunSucceeded", started));
      return await flow.exit(visit, effective, result, next);
    } catch (error) {
      if (strand.cancelled) throw error;
      const failure = failureOf(visit, error);
      mapRun.end("FAILED", engine.clock.now());
      engine.mapRuns.changed(mapRun);
      const details = {
        ...(failure.error === undefined ? {} : { error: failure.error }),
        ...(failure.reason === undefined ? {} : { cause: failure.reason }),
      };
      position.cursor = run.append("MapRunFailed", started, "mapRunFailedEventDetails", details);
      throw new StateFailure(failure.error, failure.reason);
    }
  };

  return async (visit) => {
    try {
      return await withRetries(visit, () => attempt(visit));
    } catch (error) {
      if (visit.strand.cancelled) throw error;
      const failure = failureOf(visit, error);
      writeFailed(visit, failure);
      throw failure;
    }
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html: Standard children go on, Express ones start anew */
function prepareRedrive({ children }: MapRun): void {
  for (const child of children) {
    const { execution } = child;
    if (!execution || execution.status === "SUCCEEDED" || execution.status === "RUNNING") continue;
    if (execution.type === "EXPRESS") delete child.execution;
    else execution.status = "PENDING_REDRIVE";
  }
}
