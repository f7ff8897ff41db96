import type { JsonObject } from "../json.ts";
import type { MapRun } from "../map/map-runs.ts";
import { noExecution, noResource } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { paginate } from "../service/paginate.ts";
import { optionalNumber, requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";

export const describeMapRun: Operation = (core, input) => {
  const run = existing(core, input);
  return {
    mapRunArn: run.arn,
    executionArn: run.parent.arn,
    status: run.status,
    startDate: wireDate(run.startDate),
    ...(run.stopDate === undefined ? {} : { stopDate: wireDate(run.stopDate) }),
    maxConcurrency: run.maxConcurrency,
    toleratedFailurePercentage: run.toleratedPercentage,
    toleratedFailureCount: run.toleratedCount,
    itemCounts: { ...run.itemCounts() },
    executionCounts: { ...run.executionCounts() },
    redriveCount: run.redriveCount,
    ...(run.redriveDate === undefined ? {} : { redriveDate: wireDate(run.redriveDate) }),
  };
};

export const listMapRuns: Operation = (core, input) => {
  const executionArn = requiredArn(input, "executionArn", ["execution"]);
  if (!core.executions.get(executionArn)) throw noExecution(executionArn);
  const { page, nextToken } = paginate(input, `mapRuns:${executionArn}`, core.engine.mapRuns.of(executionArn));
  const mapRuns = page.map(
    (run): JsonObject => ({
      executionArn,
      mapRunArn: run.arn,
      stateMachineArn: `${run.parent.stateMachineArn}/${run.label}`,
      startDate: wireDate(run.startDate),
      ...(run.stopDate === undefined ? {} : { stopDate: wireDate(run.stopDate) }),
    }),
  );
  return nextToken === undefined ? { mapRuns } : { mapRuns, nextToken };
};

export const updateMapRun: Operation = (core, input) => {
  const run = existing(core, input);
  run.update({
    maxConcurrency: optionalNumber(input, "maxConcurrency"),
    toleratedCount: optionalNumber(input, "toleratedFailureCount"),
    toleratedPercentage: optionalNumber(input, "toleratedFailurePercentage"),
  });
  return {};
};

function existing(core: ServiceCore, input: JsonObject): MapRun {
  const arn = requiredArn(input, "mapRunArn", ["mapRun"]);
  const run = core.engine.mapRuns.get(arn);
  if (!run) throw noResource(arn);
  return run;
}
