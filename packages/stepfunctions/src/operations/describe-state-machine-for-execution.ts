import { noExecution } from "../service/aws-error.ts";
import type { Operation } from "../service/core.ts";
import { includesData } from "../service/included-data.ts";
import { requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";
import { variableReferences } from "../validation/variable-references.ts";

export const describeStateMachineForExecution: Operation = (core, input) => {
  const arn = requiredArn(input, "executionArn", ["execution"]);
  const run = core.executions.get(arn);
  if (!run) throw noExecution(arn);
  const machine = core.machines.get(run.stateMachineArn);
  const { init } = run;
  const version = machine?.versions.find((candidate) => candidate.arn === init.stateMachineVersionArn);
  const definition = JSON.stringify(run.machine.definition);
  const references = variableReferences(definition);
  return {
    stateMachineArn: run.stateMachineArn,
    name: run.stateMachineName,
    definition: includesData(input) ? definition : "",
    roleArn: run.roleArn,
    updateDate: wireDate(machine?.updateDate ?? machine?.creationDate ?? run.startDate),
    loggingConfiguration: (version ?? machine)?.loggingConfiguration ?? { level: "OFF", includeExecutionData: false },
    tracingConfiguration: (version ?? machine)?.tracingConfiguration ?? { enabled: false },
    encryptionConfiguration: machine?.encryptionConfiguration ?? { type: "AWS_OWNED_KEY" },
    ...(init.mapRunArn === undefined
      ? {}
      : { mapRunArn: init.mapRunArn, label: run.stateMachineName.split("/")[1] ?? "" }),
    ...(init.revisionId === undefined ? {} : { revisionId: init.revisionId }),
    ...(references ? { variableReferences: references } : {}),
  };
};
