import { withRetries } from "../interpreter/attempts.ts";
import { compileDataFlow } from "../interpreter/data-flow.ts";
import { failureOf } from "../interpreter/failure-of.ts";
import type { StateCompiler } from "../interpreter/state-compiler.ts";
import { writeFailed } from "../interpreter/write-failed.ts";
import { isJsonObject } from "../json.ts";
import { compileDistributedMap } from "../map/distributed-map.ts";
import { compileMapItems } from "../map/map-items.ts";
import { compileMapLimits } from "../map/map-limits.ts";
import { runIterations } from "../map/run-iterations.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export const compileMap: StateCompiler = (source) => {
  const { definition, queryLanguage, next, inner } = source;
  const processor = definition.ItemProcessor ?? definition.Iterator;
  const config = isJsonObject(processor) ? processor.ProcessorConfig : undefined;
  if (isJsonObject(config) && config.Mode === "DISTRIBUTED") return compileDistributedMap(source);
  const flow = compileDataFlow({ ...definition, Parameters: undefined as never }, queryLanguage);
  const items = compileMapItems(definition, queryLanguage);
  const limits = compileMapLimits(definition, queryLanguage);
  const reference = queryLanguage === "JSONPath";
  const machine = inner[0] as (typeof inner)[number];
  return async (visit) => {
    const { position } = visit.strand;
    try {
      return await withRetries(visit, async () => {
        const effective = flow.effectiveInput(visit);
        const { maxConcurrency, toleratedCount, toleratedPercentage } = await limits(visit, effective);
        const list = await items.list(visit, effective);
        visit.probe?.sawMap({ maxConcurrency, toleratedCount, toleratedPercentage }, list, reference);
        if (visit.probe && items.selects) {
          const inputs = await Promise.all(list.values.map((_, index) => items.input(visit, effective, list, index)));
          visit.probe.sawIterations(inputs, "afterItemSelector");
        }
        const results = visit.probe?.mock
          ? visit.probe.mockedIterations({ maxConcurrency, toleratedCount, toleratedPercentage })
          : await runIterations(visit, {
              machine,
              maxConcurrency,
              toleratedCount,
              toleratedPercentage,
              list,
              inputOf: (index) => items.input(visit, effective, list, index),
            });
        visit.run.append("MapStateSucceeded", position.cursor);
        return await flow.exit(visit, effective, results, next);
      });
    } catch (error) {
      if (visit.strand.cancelled) throw error;
      const failure = failureOf(visit, error);
      writeFailed(visit, failure);
      throw failure;
    }
  };
};
